// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import java.util.Locale;

/**
 * A stable name for one thing that can go wrong. Implemented by one enum in each package that reports errors.
 *
 * <p>The name is an anchor of the site's page of errors, so it never changes once released.
 */
public interface ErrorCode {

    /**
     * Returns the constant's name, such as {@code SUFFIX_BAD_CRC}.
     *
     * @return the name of the enum constant
     */
    String name();

    /**
     * Returns one sentence that tells the reader what to do about it. A component of a request is written in braces, as
     * in <code>{partSize}</code>, and is spelled by the front end in its own way.
     *
     * @return the cure, with a full stop
     */
    String hint();

    /**
     * Returns the code as users see it, such as {@code suffix-bad-crc}.
     *
     * @return the name in lower case, words joined by hyphens
     */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
