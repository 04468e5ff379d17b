// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.words.Durations;
import io.github.dfumaven.words.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which serial port to show, and what to do about what it prints.
 *
 * @param port name of the port, such as {@code /dev/ttyACM0} or {@code COM3}; empty to find it
 * @param path where the board is plugged in; empty for the only one that is there
 * @param baud bits in a second, 50 to 20000000; an adapter needs it, a port over USB does not
 * @param elf the application as the linker wrote it, to put the addresses of panics into words
 * @param until what ends it well: a line, or a prompt, in which this is found
 * @param fail what ends it as a failure, before {@code until}
 * @param timeout how long to go on at most; empty for ever
 * @param log file that gets every line behind what is in it already
 * @param timestamps whether the local time stands in front of each line
 * @param filter what has to be found in a line to show it; empty for all lines
 */
public record MonitorRequest(
        Optional<String> port,
        Optional<UsbPath> path,
        int baud,
        Optional<Path> elf,
        Optional<Pattern> until,
        Optional<Pattern> fail,
        Optional<Duration> timeout,
        Optional<Path> log,
        boolean timestamps,
        Optional<Pattern> filter) {

    /** Bits in a second unless told otherwise: what ESP-IDF and the ROM use. */
    public static final int DEFAULT_BAUD = 115_200;

    private static final int LEAST_BAUD = 50;
    private static final int MOST_BAUD = 20_000_000;

    /**
     * Creates a request of values that are known to be sound; the {@link Builder} takes what users write.
     *
     * @throws IllegalArgumentException if the speed or the time is out of its range, or the path is on another host
     */
    public MonitorRequest {
        if (baud < LEAST_BAUD || baud > MOST_BAUD) {
            throw new IllegalArgumentException(
                    baud + " bits in a second are not within " + LEAST_BAUD + " to " + MOST_BAUD);
        }
        if (timeout.filter(limit -> limit.isZero() || limit.isNegative()).isPresent()) {
            throw new IllegalArgumentException("a timeout of " + timeout.get() + " is not longer than 0");
        }
        if (path.filter(place -> !place.host().isEmpty()).isPresent()) {
            throw new IllegalArgumentException(path.get() + " is not on this machine");
        }
    }

    /** {@return a builder of requests, so far for the only port that is there, until it is cancelled} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the same for the board at a place, unless a port is named}
     *
     * @param place where the board is plugged in
     * @throws InvalidRequestException if that is not on this machine, and no port is named
     */
    public MonitorRequest at(UsbPath place) throws InvalidRequestException {
        if (port.isPresent()) {
            return this;
        }
        return new MonitorRequest(
                port, Optional.of(local(place)), baud, elf, until, fail, timeout, log, timestamps, filter);
    }

    /**
     * Refuses what cannot be shown after boards were flashed.
     *
     * @param several whether several boards are flashed
     * @param isHere whether they are on this machine, and real
     * @throws InvalidRequestException if the serial port of one board cannot be shown
     */
    public void checkAfter(boolean several, boolean isHere) throws InvalidRequestException {
        if (several) {
            throw MonitorError.MONITOR_ONE_BOARD.because("several boards are to be flashed, and the monitor shows one");
        }
        if (!isHere && port.isEmpty()) {
            throw MonitorError.PORT_ELSEWHERE.because(
                    "this machine has no serial port of a board that is simulated or lent by" + " another host");
        }
    }

    private static UsbPath local(UsbPath place) throws InvalidRequestException {
        if (!place.host().isEmpty()) {
            throw MonitorError.PORT_ELSEWHERE.about("path", place, "is on another host, and its serial port with it");
        }
        return place;
    }

    /** Takes the parts of a request as users write them; null is not said, and leaves the default. */
    public static final class Builder {

        private Optional<String> port = Optional.empty();
        private Optional<UsbPath> path = Optional.empty();
        private int baud = DEFAULT_BAUD;
        private Optional<Path> elf = Optional.empty();
        private Optional<Pattern> until = Optional.empty();
        private Optional<Pattern> fail = Optional.empty();
        private Optional<Duration> timeout = Optional.empty();
        private Optional<Path> log = Optional.empty();
        private boolean timestamps;
        private Optional<Pattern> filter = Optional.empty();

        private Builder() {}

        /** {@return this, told the name of the port} */
        public Builder port(@Nullable String name) {
            port = Optional.ofNullable(name);
            return this;
        }

        /** {@return this, told where the board is plugged in, for example {@code 1-10}} */
        public Builder path(@Nullable String place) throws InvalidRequestException {
            path = place == null ? Optional.empty() : Optional.of(local(UsbPath.parse(place)));
            return this;
        }

        /** {@return this, told how many bits in a second: 50 to 20000000} */
        public Builder baud(@Nullable String bits) throws InvalidRequestException {
            baud = bits == null ? DEFAULT_BAUD : Numbers.count("baud", bits, LEAST_BAUD, MOST_BAUD);
            return this;
        }

        /** {@return this, told the application's ELF file} */
        public Builder elf(@Nullable Path file) {
            elf = Optional.ofNullable(file);
            return this;
        }

        /** {@return this, told the regular expression that ends it well} */
        public Builder until(@Nullable String expression) throws InvalidRequestException {
            until = pattern("until", expression);
            return this;
        }

        /** {@return this, told the regular expression that ends it as a failure} */
        public Builder fail(@Nullable String expression) throws InvalidRequestException {
            fail = pattern("fail", expression);
            return this;
        }

        /** {@return this, told how long to go on: more than none} */
        public Builder timeout(@Nullable String duration) throws InvalidRequestException {
            return timeout("timeout", duration);
        }

        /** {@return this, told how long to go on under the name {@code monitorTimeout}, for a job with a timeout of its own} */
        public Builder monitorTimeout(@Nullable String duration) throws InvalidRequestException {
            return timeout("monitorTimeout", duration);
        }

        private Builder timeout(String component, @Nullable String duration) throws InvalidRequestException {
            timeout = duration == null ? Optional.empty() : Optional.of(Durations.limit(component, duration));
            return this;
        }

        /** {@return this, told which file gets every line} */
        public Builder log(@Nullable Path file) {
            log = Optional.ofNullable(file);
            return this;
        }

        /** {@return this, told whether the time stands in front of each line} */
        public Builder timestamps(boolean shown) {
            timestamps = shown;
            return this;
        }

        /** {@return this, told the regular expression of the lines to show} */
        public Builder filter(@Nullable String expression) throws InvalidRequestException {
            filter = pattern("filter", expression);
            return this;
        }

        /** {@return the request of all that was said} */
        public MonitorRequest build() {
            return new MonitorRequest(port, path, baud, elf, until, fail, timeout, log, timestamps, filter);
        }

        private static Optional<Pattern> pattern(String component, @Nullable String expression)
                throws InvalidRequestException {
            try {
                return Optional.ofNullable(expression).map(Pattern::compile);
            } catch (PatternSyntaxException e) {
                throw MonitorError.BAD_PATTERN.about(
                        component,
                        String.valueOf(expression),
                        "is no regular expression: %s near %d",
                        e.getDescription(),
                        e.getIndex());
            }
        }
    }
}
