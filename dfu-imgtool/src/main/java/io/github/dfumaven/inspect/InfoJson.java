// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.AppDescriptor;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ExtendedHeader;
import io.github.dfumaven.esp.ImageSignature;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.Suffix;
import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.partition.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what is known of files as JSON, in the shape that scripts hold us to. */
record InfoJson(Wording wording) {

    static String write(List<ImageInfo> infos, Wording wording) {
        var json = new InfoJson(wording);
        return infos.size() == 1 ? json.info(infos.get(0)).toString() : JsonObjectBuilder.list(infos, json::info);
    }

    private JsonObjectBuilder info(ImageInfo info) {
        var json = new JsonObjectBuilder();
        json.put("file", info.file());
        json.put("size", info.size());
        json.put("sha256", info.sha256());
        json.put("format", info.format());
        json.put("target", info.target().map(Chip::target));
        json.put("suffix", info.suffix().map(InfoJson::suffix));
        json.put("flashSize", info.flashSize());
        info.delta().ifPresent(base -> json.put("delta", delta(base)));
        json.put("entries", info.rawEntries(), InfoJson::entry);
        json.put("contents", info.found(), InfoJson::content);
        json.put("image", info.image().map(InfoJson::image));
        json.put("partitions", info.partitions(), InfoJson::partition);
        if (!info.nvs().isEmpty()) {
            json.put("nvs", info.nvs(), NvsInfo::json);
        }
        json.put("problems", info.problems(), this::problem);
        return json;
    }

    private static JsonObjectBuilder suffix(Suffix suffix) {
        return new JsonObjectBuilder()
                .put("bcdDevice", suffix.fields().bcdDevice())
                .put("idProduct", suffix.fields().idProduct())
                .put("idVendor", suffix.fields().idVendor())
                .put("bcdDfu", suffix.fields().bcdDfu())
                .put("length", suffix.fields().length())
                .put("crc", suffix.fields().crc())
                .put("crcValid", suffix.crcValid());
    }

    private static JsonObjectBuilder delta(DeltaBase base) {
        return new JsonObjectBuilder()
                .put("base", base.name())
                .put("baseSha256", base.sha256())
                .put(
                        "needs",
                        base.ranges(),
                        range -> new JsonObjectBuilder()
                                .put("address", range.address())
                                .put("size", range.size())
                                .put("sha256", range.sha256()));
    }

    private static JsonObjectBuilder entry(DfuEntry entry) {
        return new JsonObjectBuilder()
                .put("name", entry.info().name())
                .put("address", entry.info().address())
                .put("size", entry.data().length())
                .put("flags", flags(entry.info()), flag -> flag)
                .put("md5", entry.info().md5())
                .put("md5Valid", entry.md5Valid());
    }

    private static List<String> flags(DfuInfo info) {
        var names = new ArrayList<String>();
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

    private static JsonObjectBuilder content(Content content) {
        return new JsonObjectBuilder()
                .put("name", content.name())
                .put("address", content.address())
                .put("size", content.size())
                .put("parts", content.parts())
                .put("kind", content.kind().id())
                .put("partition", content.partition())
                .put("image", content.image().map(InfoJson::image));
    }

    private static JsonObjectBuilder image(EspImage image) {
        return new JsonObjectBuilder()
                .put("chip", image.chip().map(Chip::target))
                .put("chipId", image.extendedHeader().map(ExtendedHeader::chipId))
                .put("entryPoint", image.header().entryPoint())
                .put("flashMode", image.flashMode())
                .put("flashFrequency", image.flashFrequency())
                .put("flashSize", image.flashSize())
                .put("minChipRevision", image.extendedHeader().map(ExtendedHeader::minRevision))
                .put(
                        "maxChipRevision",
                        image.extendedHeader().map(ExtendedHeader::maxRevision).filter(InfoJson::isLimit))
                .put(
                        "segments",
                        image.segments(),
                        segment -> new JsonObjectBuilder()
                                .put("address", segment.address())
                                .put("size", segment.size())
                                .put("offset", segment.offset()))
                .put("checksum", image.checksum().stored())
                .put(
                        "checksumValid",
                        image.checksum().stored() == image.checksum().computed())
                .put("hashAppended", image.hash().isPresent())
                .put("hash", image.hash().map(hash -> hash.stored()))
                .put("hashValid", image.hash().map(hash -> hash.stored().equals(hash.computed())))
                .put("signed", image.signature().isPresent())
                .put(
                        "signatures",
                        image.signature().map(ImageSignature::blocks).orElse(List.of()),
                        block -> new JsonObjectBuilder()
                                .put("scheme", block.scheme())
                                .put("keyDigest", block.keyDigest())
                                .put("valid", block.valid()))
                .put("app", image.app().map(InfoJson::app));
    }

    private static JsonObjectBuilder app(AppDescriptor app) {
        return new JsonObjectBuilder()
                .put("projectName", app.projectName())
                .put("version", app.version())
                .put("idfVersion", app.idfVersion())
                .put("date", app.date())
                .put("time", app.time())
                .put("elfSha256", app.elfSha256())
                .put("secureVersion", app.secureVersion())
                .put("minEfuseBlockRevision", app.minEfuseBlockRevision())
                .put(
                        "maxEfuseBlockRevision",
                        Optional.of(app.maxEfuseBlockRevision()).filter(InfoJson::isLimit))
                .put("mmuPageSize", app.mmuPageSize());
    }

    private static boolean isLimit(int revision) {
        return revision != 0xffff;
    }

    private static JsonObjectBuilder partition(Partition partition) {
        return new JsonObjectBuilder()
                .put("name", partition.name())
                .put("type", partition.typeName())
                .put("subtype", partition.subtypeName())
                .put("offset", partition.offset())
                .put("size", partition.size())
                .put("flags", partition.flagNames(), flag -> flag);
    }

    private JsonObjectBuilder problem(Problem problem) {
        var explained = Explanation.of(problem, wording);
        return new JsonObjectBuilder()
                .put("severity", problem.severity())
                .put("code", explained.code())
                .put("message", explained.message())
                .put("hint", explained.hint());
    }
}
