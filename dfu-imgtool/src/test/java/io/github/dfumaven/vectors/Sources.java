// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.vectors;

import com.google.gson.JsonObject;
import io.github.dfumaven.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Makes the inputs of a case from their recipes: the kinds of {@code source} that the vectors' README lists. */
final class Sources {

    private final Path vectors;

    Sources(Path vectors) {
        this.vectors = vectors;
    }

    Bytes make(JsonObject source, Path folder) throws IOException {
        var kind = source.get("kind").getAsString();
        return switch (kind) {
            case "file" -> Bytes.read(folder.resolve(source.get("path").getAsString()));
            case "sha256ctr" ->
                sha256ctr(source.get("seed").getAsString(), source.get("length").getAsInt());
            case "fill" ->
                Bytes.fill(source.get("byte").getAsInt(), source.get("length").getAsInt());
            case "hex" -> Bytes.hex(source.get("hex").getAsString());
            case "text" -> Bytes.utf8(source.get("text").getAsString());
            case "image" ->
                Bytes.read(vectors.resolve("images").resolve(source.get("name").getAsString()));
            case "mkdfu-output" ->
                Bytes.read(vectors.resolve("mkdfu")
                        .resolve(source.get("case").getAsString())
                        .resolve("expected.bin"));
            case "concat" -> concat(source, folder);
            case "patched" -> patched(source, folder);
            default -> throw new IllegalArgumentException("unknown kind of source: " + source);
        };
    }

    private static Bytes sha256ctr(String seed, int length) {
        var out = new ByteArrayOutputStream();
        for (int block = 0; out.size() < length; block++) {
            out.writeBytes(Bytes.utf8(seed + ":" + block).sha256().toByteArray());
        }
        return Bytes.copyOf(Arrays.copyOf(out.toByteArray(), length));
    }

    private Bytes concat(JsonObject source, Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var part : source.getAsJsonArray("parts")) {
            out.writeBytes(make(part.getAsJsonObject(), folder).toByteArray());
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private Bytes patched(JsonObject source, Path folder) throws IOException {
        byte[] bytes = make(source.getAsJsonObject("base"), folder).toByteArray();
        if (source.has("truncate")) {
            bytes = Arrays.copyOf(bytes, source.get("truncate").getAsInt());
        }
        if (source.has("edits")) {
            for (var edit : source.getAsJsonArray("edits")) {
                byte[] over = content(edit.getAsJsonObject(), folder).toByteArray();
                System.arraycopy(
                        over, 0, bytes, edit.getAsJsonObject().get("offset").getAsInt(), over.length);
            }
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        if (source.has("append")) {
            for (var tail : source.getAsJsonArray("append")) {
                out.writeBytes(content(tail.getAsJsonObject(), folder).toByteArray());
            }
        }
        byte[] whole = out.toByteArray();
        if (source.has("renew_suffix_crc") && source.get("renew_suffix_crc").getAsBoolean()) {
            long crc = ~Bytes.copyOf(whole).slice(0, whole.length - 4).crc32();
            for (int i = 0; i < 4; i++) {
                whole[whole.length - 4 + i] = (byte) (crc >>> (8 * i));
            }
        }
        return Bytes.copyOf(whole);
    }

    private Bytes content(JsonObject piece, Path folder) throws IOException {
        if (piece.has("source")) {
            return make(piece.getAsJsonObject("source"), folder);
        }
        return piece.has("kind")
                ? make(piece, folder)
                : Bytes.hex(piece.get("hex").getAsString());
    }
}
