// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Locale;

/** Which secure boot the apps of a table are signed for; it decides what their sizes must be multiples of. */
public enum SecureBoot {
    /** None. */
    NONE(0x1000),
    /** Version 1, which signs whole pages. */
    V1(0x10000),
    /** Version 2. */
    V2(0x1000);

    private final int appSizeUnit;

    SecureBoot(int appSizeUnit) {
        this.appSizeUnit = appSizeUnit;
    }

    /**
     * {@return the version of a name, in any case}
     *
     * @param name {@code v1} or {@code v2}
     * @throws InvalidRequestException if it is neither
     */
    public static SecureBoot named(String name) throws InvalidRequestException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "v1" -> V1;
            case "v2" -> V2;
            default ->
                throw PartitionOptionError.BAD_SECURE_VERSION.about(
                        "secure", name, "is no version of secure boot for a partition table");
        };
    }

    /** {@return what the size of an app must be a multiple of: bytes} */
    public int appSizeUnit() {
        return appSizeUnit;
    }
}
