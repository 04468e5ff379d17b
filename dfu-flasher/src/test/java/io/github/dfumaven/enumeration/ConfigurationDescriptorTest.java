// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.enumeration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.usb.UsbInterface;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfigurationDescriptorTest {

    /** What an ESP32-S3 in DFU mode sends. */
    private static final Bytes OF_ESP32_S3 = Bytes.hex(
            "09025d00030100c0fa" // configuration 1
                    + "080b000202020000" // interfaces 0 and 1 are one function
                    + "090400000102020000" // interface 0
                    + "0524001001" + "04240202" + "0524060001" + "0524010301" // its CDC descriptors
                    + "07058503400001"
                    + "09040100020a020000" // interface 1
                    + "07050302400001"
                    + "07058402400001"
                    + "090402000" + "0fe01020009210fbc0240001001"); // interface 2: DFU

    @Test
    void everyInterfaceHasItsOwnExtraDescriptors() throws FormatException {
        var configuration = ConfigurationDescriptor.parse(OF_ESP32_S3);

        assertThat(configuration.value()).isEqualTo(1);
        assertThat(configuration.extra()).isEqualTo(Bytes.hex("080b000202020000"));
        assertThat(configuration.interfaces()).hasSize(3);
        assertThat(configuration.interfaces().get(0).extra().length()).isEqualTo(19);
        assertThat(configuration.interfaces().get(1).extra().isEmpty()).isTrue();
        assertThat(configuration.interfaces().get(2))
                .isEqualTo(new UsbInterface(1, 2, 0, 0xfe, 1, 2, 0, Bytes.hex("09210fbc0240001001")));
    }

    @Test
    void aDescriptorThatIsCutIsRefusedOrHasFewerParts() throws FormatException {
        var whole = ConfigurationDescriptor.parse(OF_ESP32_S3);
        for (int length = 0; length < OF_ESP32_S3.length(); length++) {
            var cut = OF_ESP32_S3.slice(0, length);
            try {
                assertThat(ConfigurationDescriptor.parse(cut))
                        .as("%d bytes", length)
                        .isNotEqualTo(whole);
            } catch (FormatException e) {
                assertThat(e.offset()).as("%d bytes", length).isPresent();
            }
        }
    }

    @Test
    void aDescriptorOfNoLengthIsRefusedAtTheEnd() {
        var bytes = Bytes.hex("09020a00000100c0fa" + "00");

        assertThatThrownBy(() -> ConfigurationDescriptor.parse(bytes)).isInstanceOf(FormatException.class);
    }

    @Test
    void randomBytesGiveAConfigurationOrAFormatException() {
        long seed = 20240607;
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var bytes = OF_ESP32_S3.toByteArray();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(ConfigurationDescriptor.parse(Bytes.copyOf(bytes))
                                .interfaces()
                                .size())
                        .as("seed %d round %d", seed, round)
                        .isLessThan(bytes.length / 9);
            } catch (FormatException e) {
                assertThat(e.code()).isNotNull();
            }
        }
    }
}
