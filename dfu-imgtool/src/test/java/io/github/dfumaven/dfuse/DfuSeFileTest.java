// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DfuSeFileTest {

    private static final List<Region> TWO =
            List.of(new Region(0x0800_0000L, Bytes.hex("00112233")), new Region(0x0800_4000L, Bytes.hex("a5a5a5a5a5")));
    private static final Bytes SMALL = container(
            new DfuSeTarget(0, Optional.of("Internal Flash"), TWO),
            new DfuSeTarget(1, Optional.empty(), List.of(new Region(0x1fff_0000L, Bytes.of(1)))));

    @Test
    void everyTargetAndElementIsRead() throws FormatException {
        var file = DfuSeFile.parse(SMALL);
        assertThat(file.problems()).isEmpty();
        assertThat(file.version()).isEqualTo(1);
        assertThat(file.statedSize()).isEqualTo(SMALL.length());
        assertThat(file.targets())
                .containsExactly(
                        new DfuSeTarget(0, Optional.of("Internal Flash"), TWO),
                        new DfuSeTarget(1, Optional.empty(), List.of(new Region(0x1fff_0000L, Bytes.of(1)))));
    }

    @Test
    void aSuffixBehindItAndASizeThatCountsTheSuffixDoNoHarm() throws FormatException {
        var suffix = Bytes.hex("ffff11df83041a015546441000000000");
        assertThat(DfuSeFile.parse(Bytes.concat(List.of(SMALL, suffix))).problems())
                .isEmpty();
        assertThat(DfuSeFile.parse(with(SMALL, 6, SMALL.length() + 16)).problems())
                .isEmpty();
    }

    @Test
    void everyPrefixIsReportedOrRefused() throws FormatException {
        for (int length = 0; length < SMALL.length(); length++) {
            var prefix = SMALL.slice(0, length);
            if (length < 11) {
                assertThatThrownBy(() -> DfuSeFile.parse(prefix)).isInstanceOf(FormatException.class);
            } else {
                assertThat(DfuSeFile.parse(prefix).isSound())
                        .as("prefix of %d bytes", length)
                        .isFalse();
            }
        }
    }

    @Test
    void everyFlippedBitGivesAVerdict() throws FormatException {
        for (int bit = 0; bit < SMALL.length() * 8; bit++) {
            var array = SMALL.toByteArray();
            array[bit / 8] ^= (byte) (1 << bit % 8);
            var damaged = Bytes.copyOf(array);
            if (bit < 40) {
                assertThatThrownBy(() -> DfuSeFile.parse(damaged)).isInstanceOf(FormatException.class);
            } else if (bit < 88) {
                assertThat(DfuSeFile.parse(damaged).problems())
                        .as("bit %d", bit)
                        .isNotEmpty();
            } else {
                // names, numbers and data are protected by the suffix alone
                assertThat(DfuSeFile.parse(damaged).targets()).as("bit %d", bit).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void aHugeNumberOfElementsIsNotBelieved() throws FormatException {
        var file = DfuSeFile.parse(with(SMALL, 11 + 270, 0xffff_ffffL));
        assertThat(file.isSound()).isFalse();
        assertThat(file.targets().get(0).elements()).startsWith(TWO.get(0), TWO.get(1));
    }

    @Test
    void anElementBeyondTheAddressSpaceIsAnError() throws FormatException {
        var file = DfuSeFile.parse(container(
                new DfuSeTarget(0, Optional.of("x"), List.of(new Region(0xffff_ffffL, Bytes.of(1, 2))))));
        assertThat(file.problems()).extracting(problem -> problem.code().id()).contains("dfuse-bad-address");
    }

    @Test
    void anAddressWrittenTwiceIsAnError() throws FormatException {
        var file = DfuSeFile.parse(container(new DfuSeTarget(
                0, Optional.of("x"), List.of(new Region(0x10, Bytes.of(1, 2)), new Region(0x11, Bytes.of(3))))));
        assertThat(file.problems()).extracting(problem -> problem.code().id()).containsExactly("dfuse-overlap");
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> DfuSeFile.parse(Bytes.utf8("070701")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("not-dfuse");
    }

    @TestFactory
    Stream<DynamicTest> realFilesAreReadAsTheIndexSays() throws IOException {
        var index = JsonParser.parseString(Files.readString(Shared.require().resolve("corpus/index.json")));
        return StreamSupport.stream(
                        index.getAsJsonObject().getAsJsonArray("entries").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(entry -> entry.get("file").getAsString().startsWith("dfu-other/"))
                .map(entry -> DynamicTest.dynamicTest(entry.get("file").getAsString(), () -> real(entry)));
    }

    private static void real(JsonObject entry) throws IOException {
        var whole = Bytes.read(
                Shared.require().resolve("corpus").resolve(entry.get("file").getAsString()));
        var payload = whole.slice(0, whole.length() - 16);
        boolean dfuSe = entry.get("kind").getAsString().equals("dfu-dfuse");
        assertThat(DfuSeFile.isDfuSe(payload)).isEqualTo(dfuSe);
        if (!dfuSe) {
            return;
        }

        var facts = entry.getAsJsonObject("verified").getAsJsonObject("dfuse");
        var file = DfuSeFile.parse(payload);
        assertThat(file.problems()).isEmpty();
        assertThat(DfuSeFile.parse(whole)).isEqualTo(file);
        assertThat(file.statedSize()).isEqualTo(facts.get("image_size").getAsLong());
        var targets = facts.getAsJsonArray("targets");
        assertThat(file.targets()).hasSize(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            var expected = targets.get(i).getAsJsonObject();
            var target = file.targets().get(i);
            assertThat(target.alternate()).isEqualTo(expected.get("alt").getAsInt());
            assertThat(target.name()).contains(expected.get("name").getAsString());
            assertThat(target.elements().stream()
                            .map(one -> String.format(
                                    Locale.ROOT,
                                    "0x%08x %d",
                                    one.address(),
                                    one.data().length())))
                    .containsExactlyElementsOf(StreamSupport.stream(
                                    expected.getAsJsonArray("elements").spliterator(), false)
                            .map(JsonElement::getAsJsonObject)
                            .map(one -> one.get("addr").getAsString() + " "
                                    + one.get("len").getAsInt())
                            .toList());
        }
    }

    private static Bytes with(Bytes file, int offset, long value) {
        return Bytes.concat(
                List.of(file.slice(0, offset), new ByteWriter().u32le(value).toBytes(), file.slice(offset + 4)));
    }

    private static Bytes container(DfuSeTarget... targets) {
        var body = new ByteWriter();
        for (var target : targets) {
            var elements = new ByteWriter();
            for (var element : target.elements()) {
                elements.u32le(element.address()).u32le(element.data().length()).bytes(element.data());
            }
            body.bytes(Bytes.utf8("Target"))
                    .u8(target.alternate())
                    .u32le(target.name().isPresent() ? 1 : 0)
                    .asciiz(target.name().orElse(""), 255)
                    .u32le(elements.size())
                    .u32le(target.elements().size())
                    .bytes(elements.toBytes());
        }
        return new ByteWriter()
                .bytes(Bytes.utf8("DfuSe"))
                .u8(1)
                .u32le(body.size() + 11)
                .u8(targets.length)
                .bytes(body.toBytes())
                .toBytes();
    }
}
