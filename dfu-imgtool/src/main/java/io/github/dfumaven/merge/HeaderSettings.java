// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.InvalidRequestException;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The codes to put into bytes 2 and 3 of an image header, empty where the header's own stay.
 *
 * @param mode byte 2
 * @param frequency lower half of byte 3
 * @param size upper half of byte 3
 */
record HeaderSettings(OptionalInt mode, OptionalInt frequency, OptionalInt size) {

    /** Sizes that only the ESP8266 has; {@code c1} stands for flash that is mapped in two parts. */
    private static final Map<String, Integer> ESP8266_SIZES = Map.of("512KB", 0, "256KB", 1, "2MB-c1", 5, "4MB-c1", 6);

    static HeaderSettings of(MergeRequest request) throws InvalidRequestException {
        return new HeaderSettings(mode(request), frequency(request), size(request));
    }

    private static OptionalInt mode(MergeRequest request) throws InvalidRequestException {
        return request.flashMode().equals(MergeRequest.KEEP)
                ? OptionalInt.empty()
                : OptionalInt.of(FlashMode.named(request.flashMode()).code());
    }

    private static OptionalInt frequency(MergeRequest request) throws InvalidRequestException {
        if (request.flashFreq().equals(MergeRequest.KEEP)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(FlashFrequency.code(request.target(), request.flashFreq()));
    }

    private static OptionalInt size(MergeRequest request) throws InvalidRequestException {
        var name = request.flashSize();
        if (name.equals(MergeRequest.KEEP)) {
            return OptionalInt.empty();
        }
        if (request.target().isFirstGeneration() && ESP8266_SIZES.containsKey(name)) {
            return OptionalInt.of(ESP8266_SIZES.getOrDefault(name, 0));
        }
        return OptionalInt.of(FlashSize.code(request.target(), name));
    }

    boolean keepAll() {
        return mode.isEmpty() && frequency.isEmpty() && size.isEmpty();
    }

    /** Returns the new bytes 2 and 3 of a header for its old ones. */
    Bytes replace(Bytes old) {
        int low = frequency.orElse(old.u8(1) & 0xf);
        int high = size.orElse(old.u8(1) >> 4);
        return Bytes.of(mode.orElse(old.u8(0)), high << 4 | low);
    }
}
