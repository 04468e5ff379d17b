// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An NVS partition, read: pages of 4096 bytes, each with a header, a bitmap of the states of its entries, and 126 entries
 * of 32 bytes.
 *
 * @param version of the format, or empty if nothing is stored
 * @param size in bytes
 * @param pages those that hold something, in the order in which they were begun
 * @param namespaces their names
 * @param items every key with its value
 * @param encrypted whether no entry can be read, because of encryption or damage throughout
 * @param problems what is wrong, and doubtful, wherever the partition comes from
 * @param signsOfUse what is wrong in a partition as it was made, and usual in one that a board's firmware wrote to
 */
public record NvsPartition(
        Optional<NvsVersion> version,
        int size,
        List<NvsPage> pages,
        List<String> namespaces,
        List<NvsItem> items,
        boolean encrypted,
        List<Problem> problems,
        List<Problem> signsOfUse) {

    /** Copies the lists. */
    public NvsPartition {
        pages = List.copyOf(pages);
        namespaces = List.copyOf(namespaces);
        items = List.copyOf(items);
        problems = List.copyOf(problems);
        signsOfUse = List.copyOf(signsOfUse);
    }

    /**
     * Reads a partition. What is damaged in it is told among its problems.
     *
     * @param file whole pages; none of them need hold anything
     * @param key of an encrypted partition, or empty
     * @return the partition
     * @throws FormatException if these are no whole pages, or none that is not blank begins like a page
     */
    public static NvsPartition parse(Bytes file, Optional<NvsKey> key) throws FormatException {
        if (file.isEmpty() || file.length() % PageWriter.SIZE != 0) {
            throw NvsError.NOT_AN_NVS_PARTITION.of("%d bytes are no whole pages of %d", file.length(), PageWriter.SIZE);
        }
        var findings = new Findings();
        var pages = new ArrayList<FoundPage>();
        for (int number = 0; number < file.length() / PageWriter.SIZE; number++) {
            int at = number * PageWriter.SIZE;
            new PageReader(file.slice(at, at + PageWriter.SIZE), number, key, findings)
                    .read()
                    .ifPresent(pages::add);
        }
        if (pages.isEmpty() && findings.problems().isEmpty() && !file.isAll(0xff)) {
            throw NvsError.NOT_AN_NVS_PARTITION.of(
                    "none of the %d pages is one of NVS, and not all are blank", file.length() / PageWriter.SIZE);
        }

        pages.sort(Comparator.comparingLong(page -> page.summary().sequence()));
        checkOrder(pages, findings);
        var found = pages.stream().flatMap(page -> page.items().stream()).toList();
        boolean encrypted = findings.judgeUnreadable(!found.isEmpty(), key.isPresent());
        var items = new ItemReader(findings);
        items.read(found);
        return new NvsPartition(
                pages.stream().map(FoundPage::version).findFirst(),
                file.length(),
                pages.stream().map(FoundPage::summary).toList(),
                items.namespaces(),
                items.items(),
                encrypted,
                findings.problems(),
                findings.signsOfUse());
    }

    /** Entries are added to one page only, the one that was begun last. */
    private static void checkOrder(List<FoundPage> pages, Findings findings) {
        for (int n = 0; n < pages.size(); n++) {
            var page = pages.get(n).summary();
            boolean last = n == pages.size() - 1;
            if (pages.get(n).state() == PageState.ACTIVE && !last) {
                findings.problem(
                        NvsError.NVS_BAD_PAGE,
                        "page %d: is marked as active, but another was begun later",
                        page.number());
            }
            if (!last && pages.get(n + 1).summary().sequence() == page.sequence()) {
                findings.problem(
                        NvsError.NVS_BAD_PAGE,
                        "page %d: its sequence number %d is that of page %d too",
                        page.number(),
                        page.sequence(),
                        pages.get(n + 1).summary().number());
            }
            if (last && pages.get(n).state() != PageState.ACTIVE) {
                findings.signOfUse("page %d: was begun last, but is not active but %s", page.number(), page.state());
            }
        }
    }

    /**
     * {@return everything that is wrong or doubtful: the problems; if it was not used, also the signs that it was; pages of something else
     * are errors then, and else warnings, because firmware takes them for free}
     *
     * @param used whether firmware may have written to the partition
     */
    public List<Problem> problems(boolean used) {
        var more = used
                ? signsOfUse.stream()
                        .filter(sign -> sign.code() == NvsError.NVS_BAD_PAGE)
                        .map(Problem::asWarning)
                : signsOfUse.stream();
        return Stream.concat(problems.stream(), more).toList();
    }

    /**
     * Returns the CSV file. The generator makes the same partition of it again, as far as it was not written to by firmware.
     *
     * @return text in UTF-8, namespace by namespace
     * @throws FormatException if the partition has errors, or a value that no CSV file can hold
     */
    public Bytes toCsv() throws FormatException {
        return NvsCsv.format(this);
    }

    /**
     * Returns the CSV file for a terminal, which shows every character or none: a value that it changed would be another one.
     *
     * @return lines, each with a line feed
     * @throws FormatException as {@link #toCsv}, or if something is not shown as it is
     */
    public String toPrintableCsv() throws FormatException {
        return NvsCsv.printable(this);
    }

    /** {@return in one line how full it is, such as {@code NVS version 2, 3 keys in 1 namespace, 1 of 6 pages in use}} */
    public String summary() {
        return summary(size);
    }

    /** Returns the same for a partition that goes on, blank, behind what was read. */
    String summary(long whole) {
        if (pages.isEmpty()) {
            return "NVS, blank";
        }
        var number = version.map(Object::toString).orElse("unknown");
        int free = pages.stream().mapToInt(NvsPage::free).sum();
        var keys = encrypted
                ? "encrypted or damaged"
                : Numbers.counted(items.size(), "key") + " in " + Numbers.counted(namespaces.size(), "namespace");
        return String.format(
                Locale.ROOT,
                "NVS version %s, %s, %d of %d pages in use, %d entries free in them",
                number,
                keys,
                pages.size(),
                whole / PageWriter.SIZE,
                free);
    }
}
