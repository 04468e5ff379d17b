// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fault.IoError;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardOutputTest {

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe has been ended", "The pipe is being closed"})
    void aReaderThatHasGoneIsKnownByTheTextOfTheSystem(String text) {
        assertThat(StandardOutput.isReaderGone(new IOException(text))).isTrue();
    }

    @Test
    void otherFailuresAreToldToTheUser() {
        assertThat(StandardOutput.isReaderGone(new IOException("No space left on device")))
                .isFalse();
        assertThat(StandardOutput.isReaderGone(new IllegalStateException("Broken pipe")))
                .isFalse();
    }

    @Test
    void aServerThatHungUpOnUsIsToldToTheUser() {
        var error = new DeviceException(IoError.IO_FAILED, "USB/IP server bench: broke off: Broken pipe");

        assertThat(StandardOutput.isReaderGone(error)).isFalse();
    }
}
