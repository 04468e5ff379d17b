// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.fault.RequestError;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorWordsTest {

    private static final Wording SHOUTED = component -> component.toUpperCase(Locale.ROOT);

    private static final FormatErrorCode TOO_LONG = new FormatErrorCode("too-long", "Raise {limit}.");

    @Test
    void aFaultHasFileMessagePlaceCodeAndCure() {
        var fault = TOO_LONG.at(0x40, "%d is more than %d", 5, 4).in("a.bin");

        assertThat(Explanation.of(fault, SHOUTED).lines())
                .isEqualTo("a.bin: 5 is more than 4 (at offset 0x40) [too-long]\n  Raise LIMIT.");
    }

    @Test
    void aFaultKeepsItsFirstFileAndCountsFromTheEnclosingOne() {
        var fault = TOO_LONG.at(0x40, "no").in("inner").in("outer").shifted(0x100);

        assertThat(fault.getMessage()).isEqualTo("inner: no (at offset 0x140) [too-long]");
    }

    /** ESC, BEL, a C1 control, an override of the direction, line ends and half a character. */
    private static final String HARMFUL = "a\033[2J\007\u009b1m\u202eb\nc\r\u2028\ud800d";

    private static final String HARMLESS = "a\ufffd[2J\ufffd\ufffd1m\ufffdb\ufffdc\ufffd\ufffd\ufffdd";

    @Test
    void whateverAFaultIsAboutItsWordsAreSafeToPrint() {
        var file = TOO_LONG.of("entry %s is too long", HARMFUL).in(HARMFUL);
        var request = RequestError.BAD_NUMBER.about("partSize", HARMFUL, "is not a number");
        var device = new DeviceException(IoError.IO_FAILED, HARMFUL, List.of(HARMFUL, "second"));
        var problem = TOO_LONG.warning("%s", HARMFUL).in(HARMFUL);

        assertThat(file.getMessage())
                .isEqualTo(HARMLESS + ": entry " + HARMLESS + " is too long [too-long]")
                .isEqualTo(Explanation.of(file, Wording.PLAIN).inOneLine() + " [too-long]");
        assertThat(request.getMessage()).startsWith("partSize " + HARMLESS + ": ");
        assertThat(device.getMessage()).isEqualTo(HARMLESS + ": " + HARMLESS + "; second [io-failed]");
        assertThat(Explanation.of(device, Wording.PLAIN).lines())
                .startsWith(HARMLESS + ":\n  " + HARMLESS + "\n  second [io-failed]\n  ");
        assertThat(problem.message()).isEqualTo(HARMLESS + ": " + HARMLESS);
        assertThat(Explanation.of(problem, Wording.PLAIN).lines().lines()).hasSize(2);
    }

    @Test
    void faultsOfTheSystemAreSafeToPrintToo() {
        var missing = Explanation.of(new NoSuchFileException(HARMFUL), Wording.PLAIN);
        var bug = Explanation.of(new IllegalStateException(HARMFUL), Wording.PLAIN);

        assertThat(missing.message()).isEqualTo(HARMLESS + ": there is no such file");
        assertThat(bug.message()).isEqualTo("java.lang.IllegalStateException: " + HARMLESS);
    }

    @Test
    void aComponentIsSpelledByTheFrontEnd() {
        var fault = RequestError.BAD_NUMBER.about("partSize", "x", "is not a number");

        assertThat(Explanation.of(fault, SHOUTED).message()).isEqualTo("PARTSIZE x: is not a number");
    }

    @Test
    void faultsOfTheSystemHaveCodesToo() {
        assertThat(code(new NoSuchFileException("x"))).isEqualTo("file-not-found");
        assertThat(code(new AccessDeniedException("x"))).isEqualTo("file-access-denied");
        assertThat(code(new FileSystemException("x", null, "No space left on device")))
                .isEqualTo("disk-full");
        assertThat(code(new FileNotFoundException())).isEqualTo("io-failed");
        assertThat(code(new UncheckedIOException(new NoSuchFileException("x")))).isEqualTo("file-not-found");
        assertThat(code(new IllegalStateException("x"))).isEqualTo("internal-error");
    }

    @Test
    void severalProblemsOfAFileAreCounted() {
        var several =
                FormatException.of(List.of(TOO_LONG.error("one"), TOO_LONG.error("two"), TOO_LONG.error("three")));

        assertThat(Explanation.all(several, SHOUTED))
                .containsExactly(new Explanation("too-long", "one (and 2 more, see verify)", "Raise LIMIT."));
    }

    @Test
    void everyDeviceThatFailedIsTold() {
        var first = new DeviceException(IoError.IO_FAILED, "1-1 failed");
        first.addSuppressed(new DeviceException(IoError.IO_FAILED, "1-2 failed"));

        assertThat(Explanation.all(first, SHOUTED))
                .extracting(Explanation::message)
                .containsExactly("1-1 failed", "1-2 failed");
    }

    private static String code(Throwable thrown) {
        return Explanation.of(thrown, SHOUTED).code();
    }
}
