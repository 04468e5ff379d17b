// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import org.jspecify.annotations.Nullable;

/** Something between us and the system does not do what it should, such as a database that is away. Nobody's file or board is at fault. */
public final class SystemException extends DfuException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param code what went wrong
     * @param message the details, with both numbers and the place
     * @param cause what was thrown, or null
     */
    public SystemException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, null, cause);
    }
}
