// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a DfuSe container as far as it makes sense.
 *
 * <pre>
 * size  field      prefix                  size  field       target            size  field    element
 *    5  signature  "DfuSe"                    6  signature   "Target"             4  address
 *    1  version    1                          1  alternate   setting              4  size
 *    4  size       of all but the suffix      4  named       0 or 1               …  data
 *    1  targets    how many                 255  name        padded with NUL
 *                                             4  size        of the elements
 *                                             4  elements    how many
 * </pre>
 */
final class DfuSeParser {

    private static final Bytes TARGET = Bytes.utf8("Target");
    private static final int NAME_SIZE = 255;
    private static final int SUFFIX_SIZE = 16;

    private final ByteReader in;
    private final Bytes payload;
    private final List<Problem> problems = new ArrayList<>();
    private final List<DfuSeTarget> targets = new ArrayList<>();

    DfuSeParser(Bytes payload) {
        this.payload = payload;
        this.in = new ByteReader(payload);
    }

    DfuSeFile parse() throws FormatException {
        in.skip("signature", 5);
        int version = in.u8("version");
        long size = in.u32le("size");
        int count = in.u8("targets");
        if (version != 1) {
            problems.add(DfuSeError.DFUSE_BAD_VERSION.error("version is %d, not 1", version));
        }

        boolean whole = readTargets(count);
        if (whole) {
            checkEnd(size);
        }
        if (targets.stream().allMatch(target -> target.elements().isEmpty())) {
            problems.add(DfuSeError.DFUSE_EMPTY.error("%d targets without any content", count));
        }
        return new DfuSeFile(version, size, targets, problems);
    }

    private boolean readTargets(int count) {
        for (int i = 0; i < count; i++) {
            try {
                readTarget();
            } catch (FormatException e) {
                problems.add(Problem.of(e).in("target " + i));
                return false;
            }
        }
        return true;
    }

    private void readTarget() throws FormatException {
        long at = in.offset();
        var signature = in.bytes("signature", TARGET.length());
        if (!signature.equals(TARGET)) {
            throw DfuSeError.DFUSE_BAD_TARGET.at(at, "starts with %s, not with Target", signature.toHex());
        }

        int alternate = in.u8("alternate setting");
        boolean named = in.u32le("named") != 0;
        var name = text(in.bytes("name", NAME_SIZE));
        long size = in.u32le("size");
        long count = in.u32le("elements");
        long start = in.offset();
        List<Region> elements = new ArrayList<>();
        try {
            for (long i = 0; i < count; i++) {
                elements.add(readElement(i));
            }
        } finally {
            // what was read is told even when the rest is damaged
            targets.add(new DfuSeTarget(alternate, named ? Optional.of(name) : Optional.empty(), elements));
        }
        if (in.offset() - start != size) {
            problems.add(DfuSeError.DFUSE_BAD_TARGET_SIZE.error(
                    "target for alternate setting %d: its elements have %d bytes, but its prefix says %d",
                    alternate, in.offset() - start, size));
        }
        checkOverlap(alternate, elements);
    }

    private Region readElement(long index) throws FormatException {
        long at = in.offset();
        long address = in.u32le("address of element " + index);
        long size = in.u32le("size of element " + index);
        if (size > in.remaining()) {
            throw DfuSeError.DFUSE_CUT.at(
                    at,
                    "element %d at 0x%08x has %d bytes, but only %d are left",
                    index,
                    address,
                    size,
                    in.remaining());
        }
        if (address + size > 1L << 32) {
            throw DfuSeError.DFUSE_BAD_ADDRESS.at(
                    at, "element %d: %d bytes at 0x%08x run over 0xffffffff", index, size, address);
        }
        return new Region(address, in.bytes("element " + index, (int) size));
    }

    private void checkOverlap(int alternate, List<Region> elements) {
        long end = 0;
        var ordered = elements.stream()
                .sorted(Comparator.comparingLong(Region::address))
                .toList();
        for (var element : ordered) {
            if (element.address() < end && !element.data().isEmpty()) {
                problems.add(DfuSeError.DFUSE_OVERLAP.error(
                        "target for alternate setting %d: 0x%08x is written twice", alternate, element.address()));
                return;
            }
            end = Math.max(end, element.end());
        }
    }

    private void checkEnd(long stated) {
        int end = in.position();
        if (stated != end && stated != end + SUFFIX_SIZE) {
            problems.add(DfuSeError.DFUSE_BAD_SIZE.error(
                    "the prefix says %d bytes, but the targets end after %d", stated, end));
        }
        if (in.remaining() > 0 && !isSuffix(payload.slice(end))) {
            problems.add(DfuSeError.DFUSE_TRAILING.warning("%d bytes follow the last target", in.remaining()));
        }
    }

    private static boolean isSuffix(Bytes rest) {
        int length = rest.length();
        return length >= SUFFIX_SIZE
                && rest.slice(length - 8, length - 5).equals(Bytes.utf8("UFD"))
                && rest.u8(length - 5) == length;
    }

    private static String text(Bytes field) {
        int end = 0;
        while (end < field.length() && field.u8(end) != 0) {
            end++;
        }
        return field.slice(0, end).toUtf8();
    }
}
