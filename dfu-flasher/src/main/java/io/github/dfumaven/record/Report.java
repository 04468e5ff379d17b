// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a production line has done.
 *
 * @param records where it is recorded, without passwords
 * @param since from when on, or empty for ever
 * @param attempts in order of their beginning
 * @param rows of tables of boards that are given or kept
 */
public record Report(RecordAddress records, Optional<Instant> since, List<AttemptLine> attempts, List<RowState> rows) {

    /**
     * How often something came out how.
     *
     * @param attempts all of them
     * @param confirmed boards that hold the image
     * @param failed attempts that failed
     * @param others attempts that were refused, broken off or abandoned, or of which nobody has told the end
     */
    public record Tally(int attempts, int confirmed, int failed, int others) {

        static Tally of(List<AttemptLine> lines) {
            int confirmed = count(lines, AttemptVerdict.CONFIRMED);
            int failed = count(lines, AttemptVerdict.FAILED);
            return new Tally(lines.size(), confirmed, failed, lines.size() - confirmed - failed);
        }

        private static int count(List<AttemptLine> lines, AttemptVerdict verdict) {
            return (int) lines.stream()
                    .filter(line -> line.verdict().equals(Optional.of(verdict)))
                    .count();
        }

        /** {@return the part of the attempts with a verdict of the board that were confirmed, 0 to 1; empty if there are none} */
        public OptionalDouble confirmedPart() {
            int told = confirmed + failed;
            return told == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) confirmed / told);
        }
    }

    public Report {
        attempts = List.copyOf(attempts);
        rows = List.copyOf(rows);
    }

    /**
     * Makes a report.
     *
     * @param records what it is of
     * @param since a day, from its beginning here, or a moment, as ISO 8601 has them; null for all there is
     * @return the report
     * @throws InvalidRequestException if that is no day and no moment
     * @throws DfuException if the record cannot be read
     */
    public static Report of(Records records, @Nullable String since) throws DfuException {
        var from = since == null ? Optional.<Instant>empty() : Optional.of(moment(since));
        return new Report(records.address(), from, records.attempts(from.orElse(Instant.EPOCH)), records.rows());
    }

    private static Instant moment(String since) throws InvalidRequestException {
        try {
            return since.contains("T")
                    ? Instant.parse(since)
                    : LocalDate.parse(since)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeException e) {
            throw RecordError.BAD_DATE.about("since", since, "is neither a day nor a moment");
        }
    }

    /** {@return what came of all} */
    public Tally total() {
        return Tally.of(attempts);
    }

    /** {@return what came of each place, by station and slot} */
    public Map<String, Tally> bySlot() {
        return tallies(attempts.stream()
                .collect(Collectors.groupingBy(
                        line -> line.attempt().station() + " / "
                                + line.attempt().slot(),
                        TreeMap::new,
                        Collectors.toList())));
    }

    private static Map<String, Tally> tallies(Map<String, List<AttemptLine>> groups) {
        var tallies = new TreeMap<String, Tally>();
        groups.forEach((name, lines) -> tallies.put(name, Tally.of(lines)));
        return tallies;
    }

    /** {@return how many attempts have failed of what, by the codes of their errors} */
    public Map<String, Long> failures() {
        return attempts.stream()
                .filter(line -> line.verdict().equals(Optional.of(AttemptVerdict.FAILED)))
                .collect(Collectors.groupingBy(
                        line -> line.errorCode().orElse("unknown"), TreeMap::new, Collectors.counting()));
    }

    /** {@return the rows that may be on a board that has not confirmed them} */
    public List<RowState> keptRows() {
        return rows.stream().filter(row -> !row.state().equals("confirmed")).toList();
    }
}
