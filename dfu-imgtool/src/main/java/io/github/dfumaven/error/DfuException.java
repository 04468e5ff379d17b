// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import io.github.dfumaven.text.TextWidth;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this project reports. Its class says who must act, its code what happened, its hint what to do.
 * What it says is safe to print and to log, whatever was in the file or the device that it is about: each control character,
 * line end and sign that turns the direction of writing is replaced by U+FFFD.
 */
public abstract sealed class DfuException extends IOException
        permits FormatException, InvalidRequestException, DeviceException, SystemException, InternalErrorException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String message;
    private final @Nullable String hint;

    /**
     * Creates an exception.
     *
     * @param code what happened
     * @param message the details, with the numbers and the place
     * @param hint a more fitting cure than the one of the code, or null
     * @param cause what led to it, or null
     */
    protected DfuException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.message = TextWidth.harmless(message);
        this.hint = hint == null ? null : TextWidth.harmless(hint);
    }

    /** {@return what happened: the stable code} */
    public ErrorCode code() {
        return code;
    }

    /**
     * {@return the cure: the one given for this very case, or else that of the code; one sentence, with components of the request in
     * braces}
     */
    public String hint() {
        return hint == null ? code.hint() : hint;
    }

    /** {@return the bare message, without file, place and code: what happened, with the numbers} */
    public String message() {
        return message;
    }

    /** {@return the name of the file the error is about, if it is about one: the file's name as the user gave it, or empty} */
    public Optional<String> file() {
        return Optional.empty();
    }

    /** {@return what belongs below the message, such as the devices among which one has to choose: lines, none if the message says all} */
    public List<String> details() {
        return List.of();
    }

    /**
     * {@return what happened in one line, without details, code and hint, in the words of a front end}
     *
     * @param wording how the front end spells components
     */
    public String describe(Wording wording) {
        return TextWidth.harmless(file().map(name -> name + ": ").orElse("")) + message;
    }

    /** Returns the whole line in the library's own words, details and code included. */
    @Override
    public String getMessage() {
        var details = details().isEmpty() ? "" : ": " + String.join("; ", details());
        return describe(Wording.PLAIN) + details + " [" + code.id() + "]";
    }
}
