// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plays a recording of a chip's ROM against the simulated one and compares every answer and the flash. */
final class RomRecording {

    private final VectorCase recording;
    private final Map<String, Bytes> inputs;
    private final SimulatedRom rom;
    private final List<String> trace;

    RomRecording(VectorCase recording) throws IOException {
        this.recording = recording;
        this.inputs = recording.inputs();
        this.rom = SimulatedRom.of(model(), "00:00:00:00:00:00", flashBefore());
        registersBefore();
        this.trace = Files.readAllLines(recording.folder().resolve("trace.jsonl"));
    }

    /** The board on which it is played. */
    SimulatedRom rom() {
        return rom;
    }

    void play() {
        int line = 0;
        for (var text : trace) {
            line++;
            var step = JsonParser.parseString(text).getAsJsonObject();
            var where = recording.id() + " line " + line;
            switch (step.get("op").getAsString()) {
                case "bus-reset" ->
                    assertThat(rom.busReset() == ResetOutcome.RESTARTED)
                            .as("%s: chip reset", where)
                            .isEqualTo(step.has("chip_reset"));
                case "control" -> control(step, 0, 0, where);
                case "repeat" -> repeat(step, where);
                case "end" -> {
                    FlashExpectation.of(step).check(rom.flash(), where);
                    checkMemory(step, where);
                }
                default -> throw new AssertionError(where + ": unknown step " + step);
            }
        }
        assertThat(rom.crash()).as(recording.id()).isEmpty();
    }

    private void repeat(JsonObject repeat, String where) {
        int block = repeat.has("block") ? repeat.get("block").getAsInt() : 0;
        int offset = repeat.has("offset") ? repeat.get("offset").getAsInt() : 0;
        var answers = new ArrayList<Bytes>();
        for (int k = 0; k < repeat.get("times").getAsInt(); k++) {
            for (var step : repeat.getAsJsonArray("steps")) {
                var answer = control(step.getAsJsonObject(), block * k, offset * k, where + " round " + k);
                if (step.getAsJsonObject().has("answer")
                        && step.getAsJsonObject().get("answer").isJsonObject()) {
                    answers.add(answer);
                }
            }
        }
        if (repeat.has("answers")) {
            var expected = repeat.getAsJsonObject("answers");
            var joined = Bytes.concat(answers);
            assertThat(joined.length())
                    .as(where)
                    .isEqualTo(expected.get("length").getAsInt());
            if (expected.has("sha256")) {
                assertThat(joined.sha256().toHex())
                        .as("%s: all answers", where)
                        .isEqualTo(expected.get("sha256").getAsString());
            }
        }
    }

    private Bytes control(JsonObject step, int addToBlock, int addToOffset, String where) {
        var transfer = transfer(step, addToBlock, addToOffset);
        int before = rom.flash().operations().size();
        int writesBefore = rom.memory().writes().size();
        var reply = rom.control(transfer);
        var what = where + " " + transfer;
        FlashExpectation.checkErased(step, rom.flash().operations(), before, what);
        checkRegisters(step, writesBefore, what);

        return switch (step.get("result").getAsString()) {
            case "ack" -> {
                assertThat(reply).as(what).isInstanceOf(Reply.Ack.class);
                var data = ((Reply.Ack) reply).data();
                checkAnswer(step, data, what);
                yield data;
            }
            case "stall" -> {
                assertThat(reply).as(what).isInstanceOf(Reply.Stall.class);
                yield Bytes.EMPTY;
            }
            case "nak" -> {
                assertThat(reply).as(what).isInstanceOf(Reply.Silence.class);
                yield Bytes.EMPTY;
            }
            case "disconnected" -> {
                assertThat(reply).as(what).isInstanceOf(Reply.Left.class);
                assertThat(((Reply.Left) reply).away().toNanos() / 1000)
                        .as(what)
                        .isEqualTo(step.get("delay_us").getAsLong());
                yield Bytes.EMPTY;
            }
            default -> throw new AssertionError(where + ": unknown result " + step);
        };
    }

    private void checkRegisters(JsonObject step, int before, String what) {
        if (!recording.id().contains("-registers")) {
            return;
        }
        var expected = new ArrayList<ChipMemory.RegisterWrite>();
        if (step.has("registers")) {
            for (var write : step.getAsJsonArray("registers")) {
                var fields = write.getAsJsonArray();
                assertThat(fields.get(2).getAsInt()).as(what).isEqualTo(4);
                expected.add(new ChipMemory.RegisterWrite(
                        fields.get(0).getAsLong(), fields.get(1).getAsLong()));
            }
        }
        var writes = rom.memory().writes();
        assertThat(writes.subList(before, writes.size()))
                .as("%s: registers", what)
                .isEqualTo(expected);
    }

    private void checkMemory(JsonObject end, String where) {
        if (!end.has("ram")) {
            return;
        }
        for (var span : end.getAsJsonArray("ram")) {
            var fields = span.getAsJsonArray();
            var content =
                    rom.memory().read(fields.get(0).getAsLong(), fields.get(1).getAsInt());
            assertThat(content.sha256().toHex())
                    .as("%s: memory", where)
                    .isEqualTo(fields.get(2).getAsString());
        }
    }

    private void registersBefore() {
        if (!recording.json().has("registers")) {
            return;
        }
        for (var register : recording.json().getAsJsonArray("registers")) {
            var fields = register.getAsJsonArray();
            rom.memory()
                    .burn(
                            fields.get(0).getAsLong(),
                            new ByteWriter().u32le(fields.get(1).getAsLong()).toBytes());
        }
    }

    private static void checkAnswer(JsonObject step, Bytes data, String what) {
        if (!step.has("answer")) {
            assertThat(data).as(what).isEqualTo(Bytes.EMPTY);
            return;
        }
        JsonElement answer = step.get("answer");
        if (answer.isJsonObject()) {
            assertThat(data.length())
                    .as(what)
                    .isEqualTo(answer.getAsJsonObject().get("length").getAsInt());
            return;
        }
        var expected = Bytes.hex(answer.getAsString());
        boolean exact = !step.has("exact") || step.get("exact").getAsBoolean();
        assertThat(data.length()).as(what).isEqualTo(expected.length());
        if (exact) {
            assertThat(data.toHex()).as(what).isEqualTo(expected.toHex());
        }
    }

    private ControlTransfer transfer(JsonObject step, int addToBlock, int addToOffset) {
        var setup = Bytes.hex(step.get("setup").getAsString());
        int type = setup.u8(0);
        int request = setup.u8(1);
        boolean numbered = (type & 0x7f) == 0x21 && (request == 1 || request == 2);
        int value = setup.u16le(2) + (numbered ? addToBlock : 0) & 0xffff;
        if ((type & 0x80) != 0) {
            return ControlTransfer.in(type, request, value, setup.u16le(4), setup.u16le(6));
        }
        return ControlTransfer.out(type, request, value, setup.u16le(4), data(step, addToOffset));
    }

    private Bytes data(JsonObject step, int addToOffset) {
        if (!step.has("data")) {
            return Bytes.EMPTY;
        }
        var data = step.get("data");
        if (!data.isJsonObject()) {
            return Bytes.hex(data.getAsString());
        }
        var slice = data.getAsJsonObject();
        int offset = slice.get("offset").getAsInt() + addToOffset;
        var file = Objects.requireNonNull(inputs.get(slice.get("file").getAsString()));
        return file.slice(offset, offset + slice.get("length").getAsInt());
    }

    private RomModel model() {
        var target = recording.json().get("target").getAsString();
        if (recording.id().startsWith("p4v0-")) {
            return RomModel.ESP32_P4_V0;
        }
        return RomModel.of(Chip.withDfu().stream()
                .filter(chip -> chip.target().equals(target))
                .findFirst()
                .orElseThrow());
    }

    private NorFlash flashBefore() throws IOException {
        var flash = recording.json().getAsJsonObject("flash");
        int size = flash.get("size").getAsInt();
        int fill = flash.get("fill").getAsInt();
        if (fill == 0xff && !flash.has("edits")) {
            return NorFlash.blank(size);
        }

        var content = new byte[size];
        Arrays.fill(content, (byte) fill);
        if (flash.has("edits")) {
            for (var edit : flash.getAsJsonArray("edits")) {
                var over = recording
                        .make(edit.getAsJsonObject().getAsJsonObject("source"))
                        .toByteArray();
                System.arraycopy(
                        over, 0, content, edit.getAsJsonObject().get("offset").getAsInt(), over.length);
            }
        }
        return NorFlash.of(Bytes.copyOf(content));
    }
}
