// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.session.SessionError;
import java.util.Optional;

/**
 * What came of starting the application of a board.
 *
 * @param after what was seen at its port
 * @param error why it was not started, or what leaves a doubt; empty if it was
 * @param required whether a board that stays in download mode is a failure
 */
public record Started(After after, Optional<DfuException> error, boolean required) {

    /** What can be seen at the port of a board that was to start its application. */
    public enum After {
        /** Something that is not download mode: the application runs. */
        APPLICATION("application", "the application runs"),
        /** The ROM again, or still. */
        DOWNLOAD_MODE("download-mode", "NOT started"),
        /** Nothing, which is normal for an application without USB. */
        GONE("gone", "it has left USB, as an application without USB does"),
        /** Nothing was sent to start it, or it was not watched to the end. */
        NOT_TRIED("not-tried", "NOT started");

        private final String id;
        private final String meaning;

        After(String id, String meaning) {
            this.id = id;
            this.meaning = meaning;
        }

        /** {@return the word for programs} */
        public String id() {
            return id;
        }

        /** {@return what it means, for people: half a sentence without a full stop} */
        public String meaning() {
            return meaning;
        }
    }

    static Started failed(After after, DfuException why) {
        return new Started(after, Optional.of(why), false);
    }

    /** What it is said of has the name of the device in front already. */
    private static String withoutDevice(DfuException why) {
        var message = why.message();
        return message.substring(message.indexOf(": ") < 0 ? 0 : message.indexOf(": ") + 2);
    }

    Started asRequired(boolean isRequired) {
        return new Started(after, error, isRequired);
    }

    /** {@return what it means, for people: a clause without a full stop} */
    public String text() {
        return after.meaning() + error.map(why -> ": " + withoutDevice(why)).orElse("");
    }

    /**
     * {@return what makes it a failure: being broken off by the user, or staying in download mode, or not being seen to leave it as it should, where that was required; else empty}
     */
    public Optional<DfuException> failure() {
        // One that is gone without having taken the command may have been pulled out.
        boolean left = after == After.APPLICATION || (after == After.GONE && error.isEmpty());
        return error.filter(why -> why.code() == SessionError.INTERRUPTED || (required && !left));
    }
}
