// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardSessionTest {

    private final StringWriter err = new StringWriter();

    @Test
    void oneInterruptedBoardIsNamed() {
        interrupted(error("1-1: interrupted after 64 of 128 bytes"));

        assertThat(err.toString()).contains("1-1: interrupted after 64", "[interrupted]\n  Flash again");
    }

    @Test
    void severalAreCountedAndOtherFaultsAreNamed() {
        interrupted(error("1-1: interrupted"), error("1-2: interrupted"), new UsbException(UsbError.USB_IO, "1-3: no"));

        assertThat(err.toString())
                .contains("error: 2 boards were interrupted [interrupted]\n  Flash again")
                .contains("error: 1-3: no [usb-io]")
                .doesNotContain("1-1");
    }

    private void interrupted(DfuException... errors) {
        var line = Tool.commandLine(new FlasherTool(), new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(BoardSession.interrupted(line, List.of(errors))).isEqualTo(130);
    }

    private static DfuException error(String message) {
        return new DeviceException(SessionError.INTERRUPTED, message);
    }
}
