// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.dfuse.DfuSeFile;
import io.github.dfumaven.dfuse.DfuSeTarget;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ST's container, for the memory of other makers' devices. */
final class DfuSeFormat {

    private DfuSeFormat() {}

    static Optional<AddressedFile> find(Bytes file) {
        return DfuSeFile.isDfuSe(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static AddressedFile read(Bytes file) {
        var problems = new ArrayList<>(Suffix.problems(file));
        List<PlacedFile> parts = List.of();
        try {
            var container = DfuSeFile.parse(Suffix.payload(file));
            parts = container.targets().stream().flatMap(DfuSeFormat::parts).toList();
            problems.addAll(container.problems());
        } catch (FormatException damaged) {
            problems.add(Problem.of(damaged));
        }
        Suffix.of(file)
                .filter(suffix -> suffix.fields().bcdDfu() != DfuSuffix.DFUSE)
                .ifPresent(suffix -> problems.add(FirmwareError.DFUSE_SUFFIX_VERSION.warning(
                        "bcdDFU of the suffix is 0x%04x, but DfuSe files have 0x%04x",
                        suffix.fields().bcdDfu(), DfuSuffix.DFUSE)));
        return new AddressedFile(FileKind.DFUSE, file, parts, Optional.empty(), Optional.empty(), false, problems);
    }

    private static Stream<PlacedFile> parts(DfuSeTarget target) {
        var name = target.name().filter(text -> !text.isBlank()).orElse("target " + target.alternate());
        return target.elements().stream()
                .map(element -> PlacedFile.at(name, "alt" + target.alternate() + "-", element));
    }
}
