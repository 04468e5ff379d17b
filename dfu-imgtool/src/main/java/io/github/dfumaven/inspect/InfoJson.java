// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Explanation;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.AppDescriptor;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ExtendedHeader;
import io.github.dfumaven.esp.ImageSignature;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.Suffix;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.Subtypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes what is known of files as JSON, in the shape that scripts hold us to. */
public final class InfoJson {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private final Wording wording;

    private InfoJson(Wording wording) {
        this.wording = wording;
    }

    /**
     * Returns what is known of files as JSON.
     *
     * @param infos one or more
     * @param wording how the front end spells components in hints
     * @return an object for one file, an array for several; several lines, without a line feed at the end
     */
    public static String write(List<ImageInfo> infos, Wording wording) {
        var json = new InfoJson(wording);
        return GSON.toJson(infos.size() == 1 ? json.info(infos.get(0)) : array(infos, json::info));
    }

    private JsonObject info(ImageInfo info) {
        var json = new JsonObject();
        json.addProperty("file", info.file());
        json.addProperty("size", info.size());
        json.addProperty("sha256", info.sha256().toHex());
        json.addProperty("format", info.format().id());
        json.add("target", text(info.target().map(Chip::target)));
        json.add("suffix", object(info.suffix(), InfoJson::suffix));
        json.add(
                "flashSize",
                info.flashSize().isPresent()
                        ? new JsonPrimitive(info.flashSize().getAsLong())
                        : JsonNull.INSTANCE);
        info.delta().ifPresent(base -> json.add("delta", delta(base)));
        json.add("entries", array(info.entries(), InfoJson::entry));
        json.add("contents", array(info.contents(), InfoJson::content));
        json.add("image", object(info.image(), InfoJson::image));
        json.add("partitions", array(info.partitions(), InfoJson::partition));
        json.add("problems", array(info.problems(), this::problem));
        return json;
    }

    private static JsonObject suffix(Suffix suffix) {
        var json = new JsonObject();
        json.addProperty("bcdDevice", suffix.fields().bcdDevice());
        json.addProperty("idProduct", suffix.fields().idProduct());
        json.addProperty("idVendor", suffix.fields().idVendor());
        json.addProperty("bcdDfu", suffix.fields().bcdDfu());
        json.addProperty("length", suffix.fields().length());
        json.addProperty("crc", suffix.fields().crc());
        json.addProperty("crcValid", suffix.crcValid());
        return json;
    }

    private static JsonObject delta(DeltaBase base) {
        var json = new JsonObject();
        json.addProperty("base", base.name());
        json.addProperty("baseSha256", base.sha256().toHex());
        json.add("needs", array(base.ranges(), range -> {
            var one = new JsonObject();
            one.addProperty("address", range.address());
            one.addProperty("size", range.size());
            one.addProperty("sha256", range.sha256().toHex());
            return one;
        }));
        return json;
    }

    private static JsonObject entry(DfuEntry entry) {
        var json = new JsonObject();
        json.addProperty("name", entry.info().name());
        json.addProperty("address", entry.info().address());
        json.addProperty("size", entry.data().length());
        json.add("flags", array(flags(entry.info()), JsonPrimitive::new));
        json.addProperty("md5", entry.info().md5().toHex());
        json.addProperty("md5Valid", entry.md5Valid());
        return json;
    }

    private static List<String> flags(DfuInfo info) {
        var names = new java.util.ArrayList<String>();
        for (int bit = 0; bit < 32; bit++) {
            long flag = 1L << bit;
            if (info.has(flag)) {
                names.add(
                        flag == DfuInfo.FLAG_PARAM
                                ? "param"
                                : flag == DfuInfo.FLAG_NO_ERASE
                                        ? "no-erase"
                                        : flag == DfuInfo.FLAG_IGNORE_MD5
                                                ? "ignore-md5"
                                                : String.format(Locale.ROOT, "0x%x", flag));
            }
        }
        return names;
    }

    private static JsonObject content(Content content) {
        var json = new JsonObject();
        json.addProperty("name", content.name());
        json.addProperty("address", content.address());
        json.addProperty("size", content.size());
        json.addProperty("parts", content.parts());
        json.addProperty("kind", content.kind().id());
        json.add("partition", text(content.partition()));
        json.add("image", object(content.image(), InfoJson::image));
        return json;
    }

    private static JsonObject image(EspImage image) {
        var json = new JsonObject();
        json.add("chip", text(image.chip().map(Chip::target)));
        json.add("chipId", number(image.extendedHeader().map(ExtendedHeader::chipId)));
        json.addProperty("entryPoint", image.header().entryPoint());
        json.add("flashMode", text(image.flashMode()));
        json.add("flashFrequency", text(image.flashFrequency()));
        json.add("flashSize", text(image.flashSize()));
        json.add("minChipRevision", number(image.extendedHeader().map(ExtendedHeader::minRevision)));
        json.add(
                "maxChipRevision",
                number(image.extendedHeader().map(ExtendedHeader::maxRevision).filter(InfoJson::isLimit)));
        json.add("segments", array(image.segments(), segment -> {
            var one = new JsonObject();
            one.addProperty("address", segment.address());
            one.addProperty("size", segment.size());
            one.addProperty("offset", segment.offset());
            return one;
        }));
        json.addProperty("checksum", image.checksum().stored());
        json.addProperty(
                "checksumValid", image.checksum().stored() == image.checksum().computed());
        json.addProperty("hashAppended", image.hash().isPresent());
        json.add("hash", text(image.hash().map(hash -> hash.stored().toHex())));
        json.add(
                "hashValid",
                image.hash().isPresent()
                        ? new JsonPrimitive(image.hash()
                                .get()
                                .stored()
                                .equals(image.hash().get().computed()))
                        : JsonNull.INSTANCE);
        json.addProperty("signed", image.signature().isPresent());
        json.add(
                "signatures",
                array(image.signature().map(ImageSignature::blocks).orElse(List.of()), block -> {
                    var one = new JsonObject();
                    one.add("scheme", text(block.scheme()));
                    one.add("keyDigest", text(block.keyDigest().map(Bytes::toHex)));
                    one.addProperty("valid", block.valid());
                    return one;
                }));
        json.add("app", object(image.app(), InfoJson::app));
        return json;
    }

    private static JsonObject app(AppDescriptor app) {
        var json = new JsonObject();
        json.addProperty("projectName", app.projectName());
        json.addProperty("version", app.version());
        json.addProperty("idfVersion", app.idfVersion());
        json.addProperty("date", app.date());
        json.addProperty("time", app.time());
        json.addProperty("elfSha256", app.elfSha256().toHex());
        json.addProperty("secureVersion", app.secureVersion());
        json.addProperty("minEfuseBlockRevision", app.minEfuseBlockRevision());
        json.add(
                "maxEfuseBlockRevision",
                number(Optional.of(app.maxEfuseBlockRevision()).filter(InfoJson::isLimit)));
        json.add(
                "mmuPageSize",
                app.mmuPageSize().isPresent()
                        ? new JsonPrimitive(app.mmuPageSize().getAsLong())
                        : JsonNull.INSTANCE);
        return json;
    }

    private static boolean isLimit(int revision) {
        return revision != 0xffff;
    }

    private static JsonObject partition(Partition partition) {
        var json = new JsonObject();
        json.addProperty("name", partition.name());
        json.addProperty("type", partition.typeName());
        json.addProperty("subtype", partition.subtypeName(Subtypes.STANDARD));
        json.addProperty("offset", partition.offset());
        json.addProperty("size", partition.size());
        json.add("flags", array(partition.flagNames(), JsonPrimitive::new));
        return json;
    }

    private JsonObject problem(Problem problem) {
        var explained = Explanation.of(problem, wording);
        var json = new JsonObject();
        json.addProperty("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.addProperty("code", explained.code());
        json.addProperty("message", explained.message());
        json.addProperty("hint", explained.hint());
        return json;
    }

    private static <T> JsonElement object(Optional<T> value, Function<T, JsonObject> writer) {
        return value.isPresent() ? writer.apply(value.get()) : JsonNull.INSTANCE;
    }

    private static JsonElement text(Optional<?> value) {
        return value.isPresent() ? new JsonPrimitive(value.get().toString()) : JsonNull.INSTANCE;
    }

    private static JsonElement number(Optional<Integer> value) {
        return value.isPresent() ? new JsonPrimitive(value.get()) : JsonNull.INSTANCE;
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> writer) {
        var array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }
}
