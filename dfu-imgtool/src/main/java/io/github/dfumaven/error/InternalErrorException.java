// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

/** We made a mistake in one of several pieces of work, and the others go on. */
public final class InternalErrorException extends DfuException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param code that of our mistakes
     * @param message the details, with what was worked on
     * @param cause what was thrown, an exception or an error of the virtual machine
     */
    public InternalErrorException(ErrorCode code, String message, Throwable cause) {
        super(code, message, null, cause);
    }
}
