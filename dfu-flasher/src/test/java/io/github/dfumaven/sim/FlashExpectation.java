// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a recording says about flash. The runs of sectors that are not blank, with the digest of each, say all there is:
 * the rest is FF. So the digest over the whole chip is computed once for each such list, however many recordings end so.
 *
 * @param size of the chip
 * @param sha256 of the whole chip
 * @param nonblank address, length and SHA-256 of every run of sectors that are not blank
 * @param operations every command
 */
record FlashExpectation(long size, String sha256, List<String> nonblank, List<String> operations) {

    private static final Map<List<String>, String> DIGESTS = new ConcurrentHashMap<>();

    static FlashExpectation of(JsonObject end) {
        var flash = end.getAsJsonObject("flash");
        var runs = new ArrayList<String>();
        for (var run : flash.getAsJsonArray("nonblank")) {
            var fields = run.getAsJsonArray();
            runs.add(fields.get(0).getAsLong() + " " + fields.get(1).getAsLong() + " "
                    + fields.get(2).getAsString());
        }
        var operations = new ArrayList<String>();
        for (var element : end.getAsJsonArray("flash_ops")) {
            var fields = element.getAsJsonArray();
            operations.add(fields.get(0).getAsString() + " " + fields.get(1).getAsLong()
                    + (fields.size() > 2 ? " " + fields.get(2).getAsLong() : ""));
        }
        return new FlashExpectation(
                flash.get("size").getAsLong(), flash.get("sha256").getAsString(), runs, operations);
    }

    void check(NorFlash flash, String where) {
        assertThat(flash.size()).as(where).isEqualTo(size);
        assertThat(flash.operations().stream().map(FlashExpectation::describe).toList())
                .as("%s: commands", where)
                .isEqualTo(operations);
        assertThat(runsOf(flash)).as("%s: what is not blank", where).isEqualTo(nonblank);
        assertThat(DIGESTS.computeIfAbsent(nonblank, runs -> sha256(flash)))
                .as("%s: the whole flash", where)
                .isEqualTo(sha256);
    }

    static void checkErased(JsonObject step, List<FlashOperation> operations, int before, String where) {
        var expected = new ArrayList<String>();
        if (step.has("erased")) {
            for (var element : step.getAsJsonArray("erased")) {
                var fields = element.getAsJsonArray();
                expected.add(fields.get(0).getAsLong() + " " + fields.get(1).getAsLong());
            }
        }
        var erased = operations.subList(before, operations.size()).stream()
                .filter(element -> element.kind() != FlashOperation.Kind.PROGRAM)
                .map(element -> element.address() + " " + element.length())
                .toList();
        assertThat(erased).as("%s: erased", where).isEqualTo(expected);
    }

    private static String describe(FlashOperation operation) {
        return switch (operation.kind()) {
            case ERASE_4K -> "erase4k " + operation.address();
            case ERASE_64K -> "erase64k " + operation.address();
            case PROGRAM -> "program " + operation.address() + " " + operation.length();
        };
    }

    private static List<String> runsOf(NorFlash flash) {
        var runs = new ArrayList<String>();
        long at = 0;
        while (at < flash.size()) {
            if (isBlank(flash, at)) {
                at += NorFlash.SECTOR;
                continue;
            }
            long start = at;
            while (at < flash.size() && !isBlank(flash, at)) {
                at += NorFlash.SECTOR;
            }
            var content = flash.read(start, (int) (at - start));
            runs.add(start + " " + (at - start) + " " + content.sha256().toHex());
        }
        return runs;
    }

    private static boolean isBlank(NorFlash flash, long sector) {
        return flash.read(sector, NorFlash.SECTOR).isAll(0xff);
    }

    private static String sha256(NorFlash flash) {
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            flash.writeTo(out);
            return Bytes.copyOf(out.getMessageDigest().digest()).toHex();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
