// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

/** We made a mistake in one of several pieces of work, and the others go on. */
public final class InternalErrorException extends DfuException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param where what was worked on, such as a device's path
     * @param cause what was thrown, an exception or an error of the virtual machine
     */
    public InternalErrorException(Object where, Throwable cause) {
        super(IoError.INTERNAL_ERROR, where + ": " + words(cause), null, cause);
    }

    private static String words(Throwable cause) {
        var text = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause.getClass().getName() + text;
    }
}
