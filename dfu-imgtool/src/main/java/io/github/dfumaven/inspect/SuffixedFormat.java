// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.archive.ImageError;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.dfuse.PayloadPrefix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.Recognised;
import java.util.List;
import java.util.Optional;

/** Any other file with a DFU suffix: the payload is the maker's own, some of them put a prefix in front of it. */
final class SuffixedFormat {

    private SuffixedFormat() {}

    static ImageInfo inspect(String name, Bytes file) {
        var suffix = Suffix.of(file).orElseThrow();
        var payload = Suffix.payload(file);
        var prefix = PayloadPrefix.find(payload);
        var info = new ImageInfoBuilder(name, file, FileFormat.DFU_SUFFIXED)
                .suffix(Optional.of(suffix))
                .prefix(prefix)
                .contents(contents(prefix, payload))
                .problems(Suffix.problems(file));
        if (suffix.crcValid() && suffix.fields().idVendor() == Chip.VENDOR_ID) {
            info.target(Chip.ofProductId(suffix.fields().idProduct()))
                    .problem(ImageError.INDEX_MISSING.error(
                            "the suffix is for vendor 0x%04x, but what is in front of it is %s, no archive for its chips",
                            Chip.VENDOR_ID, Recognised.of(payload).kind().words()));
        }
        prefix.ifPresent(found -> length(found, payload, info));
        if (EspImage.isLikely(payload)) {
            image(payload, info);
        }
        return info.build();
    }

    private static List<Content> contents(Optional<PayloadPrefix> prefix, Bytes payload) {
        return prefix.filter(found -> found.address().isPresent())
                .map(found -> List.of(Content.data(
                        "payload",
                        found.address().getAsLong(),
                        payload.length() - found.kind().size())))
                .orElse(List.of());
    }

    /** Only NXP's prefix can be wrong, because TI's is not taken for one then. */
    private static void length(PayloadPrefix prefix, Bytes payload, ImageInfoBuilder info) {
        int own = payload.length() - prefix.kind().size();
        if (prefix.kind() == PayloadPrefix.Kind.NXP && (prefix.length() < own || prefix.length() - own >= 512)) {
            info.problem(InspectError.PREFIX_BAD_LENGTH.warning(
                    "NXP's prefix states %d bytes, but %d follow it", prefix.length(), own));
        }
    }

    private static void image(Bytes payload, ImageInfoBuilder info) {
        try {
            var image = EspImage.parse(payload);
            info.image(image).problems(image.problems());
        } catch (FormatException damaged) {
            info.problem(Problem.of(damaged));
        }
    }
}
