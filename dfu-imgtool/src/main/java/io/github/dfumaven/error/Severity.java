// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

/** How bad a {@link Problem} is. */
public enum Severity {
    /** The file must not be used. */
    ERROR,
    /** The file can be used, but somebody should look. */
    WARNING
}
