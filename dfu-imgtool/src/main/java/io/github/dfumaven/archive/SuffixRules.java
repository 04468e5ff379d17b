// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

/** Whether a suffix names the chip that the files in front of it are for. */
public final class SuffixRules {

    private SuffixRules() {}

    /** Returns what is wrong with the ids of a suffix by themselves. */
    static List<Problem> ids(DfuSuffix suffix) {
        if (suffix.idVendor() != Chip.VENDOR_ID && suffix.idVendor() != DfuSuffix.ANY) {
            return List.of(ArchiveError.SUFFIX_NOT_ESP.error(
                    "idVendor of the suffix is 0x%04x, but the chips have 0x%04x", suffix.idVendor(), Chip.VENDOR_ID));
        }
        boolean known = suffix.idProduct() == DfuSuffix.ANY
                || Chip.ofProductId(suffix.idProduct()).isPresent();
        return known
                ? List.of()
                : List.of(ArchiveError.SUFFIX_NOT_ESP.warning(
                        "idProduct of the suffix is 0x%04x, which is no chip we know", suffix.idProduct()));
    }

    /**
     * Returns whether the ids of a suffix let the files go to the chip they are for, and to that one only. That the files
     * are for another chip than a suffix with the ids of one is a matter of their layout.
     *
     * @param vendorId idVendor, 0 to 0xffff
     * @param productId idProduct, 0 to 0xffff
     * @param contents the chip the files are for, or empty if they do not tell it
     * @return an error if the files cannot go to the chip, a warning if they may go to others as well
     */
    public static List<Problem> check(int vendorId, int productId, Optional<Chip> contents) {
        if (contents.isPresent() && !contents.get().hasDfu()) {
            return List.of(ArchiveError.SUFFIX_NOT_ESP.error("the files are for %s, which has no DFU", contents.get()));
        }
        if (productId != DfuSuffix.ANY && contents.isPresent() && contents.get().productId() != productId) {
            return List.of(ArchiveError.SUFFIX_NOT_ESP.error(
                    "idProduct of the suffix is 0x%04x, but the files are for %s, which has 0x%04x",
                    productId, contents.get(), contents.get().productId()));
        }
        if (vendorId == DfuSuffix.ANY || productId == DfuSuffix.ANY) {
            return List.of(ArchiveError.SUFFIX_FOR_ANY.warning(
                    "the suffix is for any %s (0xffff), the files are for %s",
                    productId == DfuSuffix.ANY ? "product" : "vendor",
                    contents.map(Chip::target).orElse("a chip that they do not tell")));
        }
        return List.of();
    }
}
