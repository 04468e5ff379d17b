// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.FieldError;
import io.github.dfumaven.vectors.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Says by code what is told of each kind of damage. */
class EspImageProblemsTest {

    /** Structural damage: there is no image to speak of. */
    private static final Map<String, ErrorCode> THROWN = Map.ofEntries(
            Map.entry("empty", EspImageError.IMAGE_BAD_MAGIC),
            Map.entry("magic", EspImageError.IMAGE_BAD_MAGIC),
            Map.entry("not-table", EspImageError.IMAGE_BAD_MAGIC),
            Map.entry("segments-17-real", EspImageError.IMAGE_TOO_MANY_SEGMENTS),
            Map.entry("segment-length-huge", EspImageError.IMAGE_SEGMENT_BEYOND_FILE),
            Map.entry("truncated-segment", EspImageError.IMAGE_SEGMENT_BEYOND_FILE),
            Map.entry("digest-field-2", EspImageError.IMAGE_BAD_HASH_FIELD),
            Map.entry("one-byte", FieldError.TRUNCATED),
            Map.entry("truncated-8", FieldError.TRUNCATED),
            Map.entry("truncated-header", FieldError.TRUNCATED),
            Map.entry("truncated-segment-header", FieldError.TRUNCATED),
            Map.entry("truncated-checksum", FieldError.TRUNCATED));

    /** Other damage: all facts are there, and these problems; the digest of a patched file is wrong on top. */
    private static final Map<String, Problems> LISTED = Map.ofEntries(
            Map.entry("flip-checksum", new Problems("error", EspImageError.IMAGE_CHECKSUM_MISMATCH)),
            Map.entry("flip-data", new Problems("error", EspImageError.IMAGE_CHECKSUM_MISMATCH)),
            Map.entry("flip-digest", new Problems("error", EspImageError.IMAGE_HASH_MISMATCH)),
            Map.entry("flip-two", new Problems("error", EspImageError.IMAGE_HASH_MISMATCH)),
            Map.entry("flip-flash-mode", new Problems("error", EspImageError.IMAGE_HASH_MISMATCH)),
            Map.entry("truncated-digest", new Problems("error", EspImageError.IMAGE_HASH_CUT)),
            Map.entry("truncated-no-digest", new Problems("error", EspImageError.IMAGE_HASH_CUT)),
            Map.entry("chip-id-unknown", new Problems("error", EspImageError.IMAGE_UNKNOWN_CHIP)),
            Map.entry("chip-id-high-byte", new Problems("error", EspImageError.IMAGE_UNKNOWN_CHIP)),
            Map.entry("segment-odd-length", new Problems("error", EspImageError.IMAGE_BAD_SEGMENT_LENGTH)),
            Map.entry("segments-0", new Problems("error", EspImageError.IMAGE_NO_SEGMENTS)),
            Map.entry("flash-mode-invalid", new Problems("warning", EspImageError.IMAGE_UNKNOWN_FLASH_SETTING)),
            Map.entry("flash-size-invalid", new Problems("warning", EspImageError.IMAGE_UNKNOWN_FLASH_SETTING)),
            Map.entry("flash-freq-invalid", new Problems("warning", EspImageError.IMAGE_UNKNOWN_FLASH_SETTING)),
            Map.entry("app-text-not-utf8", new Problems("warning", EspImageError.IMAGE_BAD_TEXT)),
            Map.entry("segment-short-drom", new Problems("warning", EspImageError.IMAGE_WITHOUT_DESCRIPTION)));

    private record Problems(String severity, ErrorCode code) {}

    @TestFactory
    Stream<DynamicTest> everyDamageIsToldByItsOwnCode() {
        return Stream.concat(THROWN.keySet().stream(), LISTED.keySet().stream())
                .sorted()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    var problems = verdict(input(id));
                    if (LISTED.containsKey(id)) {
                        var listed = LISTED.get(id);
                        assertThat(problems)
                                .anyMatch(one -> one.code() == listed.code()
                                        && one.severity().equals(listed.severity()));
                    } else {
                        assertThat(problems).extracting(Problem::code).containsExactly(THROWN.get(id));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theChipIsKnownThoughTheImageIsCut() {
        return Stream.of("truncated-segment", "truncated-checksum", "truncated-segment-header")
                .map(id -> DynamicTest.dynamicTest(
                        id, () -> assertThat(EspImage.likelyChip(input(id))).contains(Chip.ESP32_S3)));
    }

    private static Bytes input(String id) throws Exception {
        var inputs = new ArrayList<Bytes>();
        for (var one : Shared.recorded("image-info")) {
            if (one.id().equals(id)) {
                inputs.addAll(one.inputs().values());
            }
        }
        return inputs.get(0);
    }

    private static List<Problem> verdict(Bytes file) {
        try {
            return EspImage.parse(file).problems();
        } catch (FormatException e) {
            return List.of(Problem.of(e));
        }
    }
}
