// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;
import java.util.ArrayList;
import java.util.List;

/** What is found while a partition is read. */
final class Findings {

    /**
     * Entries whose CRC is wrong, one behind the other.
     *
     * @param page number of the page
     * @param from first entry
     * @param to behind the last entry
     */
    private record Unreadable(int page, int from, int to) {}

    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> signsOfUse = new ArrayList<>();

    @FormatMethod
    void problem(FormatErrorCode code, @FormatString String format, Object... args) {
        problems.add(code.error(format, args));
    }

    /** Adds what is wrong in a partition as it was made, and usual in one that firmware writes to. */
    @FormatMethod
    void signOfUse(@FormatString String format, Object... args) {
        signsOfUse.add(NvsError.NVS_WRITTEN_TO.error(format, args));
    }

    /** Adds what is wrong in a partition as it was made, and is overwritten by firmware when it needs the page. */
    @FormatMethod
    void foreignPage(@FormatString String format, Object... args) {
        signsOfUse.add(NvsError.NVS_BAD_PAGE.error(format, args));
    }

    @FormatMethod
    void doubtful(WarningCode code, @FormatString String format, Object... args) {
        problems.add(code.warning(format, args));
    }

    void unreadable(int page, int from, int to) {
        unreadable.add(new Unreadable(page, from, to));
    }

    /**
     * Decides what it means that entries cannot be read.
     *
     * @param readable whether any entry can
     * @param withKey whether they were decrypted
     * @return whether they are all encrypted with another key, as far as one can tell
     */
    boolean judgeUnreadable(boolean readable, boolean withKey) {
        int count = unreadable.stream().mapToInt(one -> one.to - one.from).sum();
        if (count > 0 && !readable) {
            problem(
                    withKey ? NvsError.NVS_WRONG_KEY : NvsError.NVS_ENCRYPTED,
                    "none of the %d entries has a right CRC%s",
                    count,
                    withKey ? " once it is decrypted" : "");
            return true;
        }
        for (var one : unreadable) {
            var where = place(one.page, one.from);
            if (one.to - one.from == 1) {
                problem(NvsError.NVS_BAD_ENTRY, "%s: its CRC is wrong", where);
            } else {
                problem(NvsError.NVS_BAD_ENTRY, "%s and %d more: their CRC is wrong", where, one.to - one.from - 1);
            }
        }
        return false;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> signsOfUse() {
        return List.copyOf(signsOfUse);
    }

    static String place(int page, int entry) {
        return "page " + page + ", entry " + entry + " at 0x" + Integer.toHexString(PageWriter.address(page, entry));
    }
}
