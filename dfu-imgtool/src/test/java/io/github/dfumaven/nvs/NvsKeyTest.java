// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NvsKeyTest {

    private static final Bytes KEY = Bytes.of(IntStream.range(0, 64).toArray());

    private static final String VALUES = """
            key,type,encoding,value
            storage,namespace,,
            number,data,u8,7
            text,data,string,a text of more than thirty-two bytes in all
            big,data,blob_fill(4500;0x5A),start
            other,namespace,,
            number,data,i64,-1
            """;

    /** Of IEEE 1619-2007, vector 10, the first blocks. */
    @Test
    void theCipherIsXtsOfTheStandard() {
        var xts = new Xts(
                Bytes.hex("2718281828459045235360287471352662497757247093699959574966967627"),
                Bytes.hex("3141592653589793238462643383279502884197169399375105820974944592"));
        var plain = Bytes.of(IntStream.range(0, 48).toArray());

        var encrypted = xts.encrypt(plain, 0xff);

        assertThat(encrypted.toHex())
                .isEqualTo("1c3b3a102f770386e4836c99e370cf9b"
                        + "ea00803f5e482357a4ae12d414a3e63b"
                        + "5d31e276f8fe4a8d66b317f9ac683f44");
        assertThat(xts.decrypt(encrypted, 0xff)).isEqualTo(plain);
    }

    /** The digest is that of what esp-idf-nvs-partition-gen 67113ed makes of the same rows and key: {@code encrypt}. */
    @Test
    void anEncryptedPartitionIsWhatTheGeneratorMakes() throws IOException {
        var file = new NvsFile("values.csv", Path.of(""), Bytes.utf8(VALUES));
        var key = Optional.of(NvsKey.parse(KEY));

        var partition = NvsValues.read(List.of(file)).compile(new NvsOptions(0x4000, NvsVersion.V2, key));

        assertThat(partition.sha256().toHex())
                .isEqualTo("dd5bfdd3893409d534414954986859f154d992a6accc550cd1c7991c0bf01868");
        assertThat(NvsPartition.parse(partition, key).items()).hasSize(4);
    }

    @Test
    void aKeysPartitionIsReadWithItsCrc() throws IOException {
        var partition = new ByteWriter()
                .bytes(KEY)
                .u32le(NvsCrc.of(KEY))
                .padTo(0xff, 4096)
                .toBytes();
        var entry = Bytes.fill(0x11, 32);

        assertThat(NvsKey.parse(partition).encrypt(entry, 0x40))
                .isEqualTo(NvsKey.parse(KEY).encrypt(entry, 0x40));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertRefused(KEY.slice(1), "63 bytes");
        assertRefused(Bytes.concat(List.of(KEY, Bytes.of(10))), "65 bytes");
        assertRefused(Bytes.concat(List.of(KEY, Bytes.fill(0, 4))), "0x00000000");
        assertRefused(Bytes.fill(0xff, 64), "alike");
    }

    private static void assertRefused(Bytes file, String why) {
        assertThatThrownBy(() -> NvsKey.parse(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("[nvs-bad-key-file]");
    }
}
