// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.text.Messages;

/**
 * A stable name for one thing that can go wrong. Its kind says who must act, so also how a command ends. Each package that
 * reports errors has a class of them, and the site's page of errors is made of those classes.
 *
 * <p>The name is an anchor of that page, so it never changes once released.
 */
public interface ErrorCode {

    /** {@return the code as users see it: the constant's name in lower case, words joined by hyphens, such as {@code suffix-bad-crc}} */
    String id();

    /**
     * {@return one sentence that tells the reader what to do about it: the cure, with a full stop}. A component of a request is written in
     * braces, as in <code>{partSize}</code>, and is spelled by the front end in its own way; so is a job, as in <code>{create()}</code>.
     */
    String hint();

    /**
     * Returns a warning to be listed with others.
     *
     * @param format message with the numbers, as for {@link String#format}
     * @param args the numbers
     * @return a problem with which the file can be used
     */
    @FormatMethod
    default Problem warning(@FormatString String format, Object... args) {
        return new Problem(false, this, Messages.format(format, args), hint());
    }
}
