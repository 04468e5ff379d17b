// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestErrorCode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a device is plugged in: the bus and the chain of ports, as dfu-util prints them ({@code 1-10}, {@code 1-2.4}),
 * with the host in front when it is not this one ({@code bench/1-10}). It stays the same while the device re-enumerates.
 *
 * @param host name of the remote host, empty for this one
 * @param bus number of the bus, 0 or more
 * @param ports numbers of the ports from the root hub on, each 1 to 255; empty for a root hub or where unknown
 */
public record UsbPath(String host, int bus, List<Integer> ports) implements Comparable<UsbPath> {

    private static final Pattern SYNTAX =
            Pattern.compile("(?:([^\\p{C}\\p{Z}]+)/)?(\\d{1,5})-(\\d{1,3}(?:\\.\\d{1,3})*)");

    /** What can be wrong with a path. */
    static final class PathError {

        /** The text is no path. */
        public static final RequestErrorCode BAD_PATH = new RequestErrorCode(
                "bad-path",
                "Write {path} as the list prints it: bus, hyphen, ports joined by dots, for example 1-10 or 1-2.4.");

        private PathError() {}
    }

    public UsbPath {
        ports = List.copyOf(ports);
    }

    /**
     * Returns the path that a text stands for.
     *
     * @param text such as {@code 1-10} or {@code bench/1-2.4}
     * @return the path
     * @throws InvalidRequestException if the text is no path
     */
    public static UsbPath parse(String text) throws InvalidRequestException {
        var match = SYNTAX.matcher(text.strip());
        if (!match.matches()) {
            throw PathError.BAD_PATH.about("path", text, "is not a USB path");
        }

        var host = match.group(1) == null ? "" : match.group(1);
        var ports =
                Stream.of(match.group(3).split("\\.", -1)).map(Integer::valueOf).toList();
        return new UsbPath(host, Integer.parseInt(match.group(2)), ports);
    }

    /**
     * Returns a path on this host.
     *
     * @param bus number of the bus
     * @param ports the chain of ports
     * @return the path
     */
    public static UsbPath of(int bus, Integer... ports) {
        return new UsbPath("", bus, List.of(ports));
    }

    @Override
    public int compareTo(UsbPath other) {
        if (!host.equals(other.host)) {
            return host.compareTo(other.host);
        }
        if (bus != other.bus) {
            return Integer.compare(bus, other.bus);
        }
        for (int i = 0; i < Math.min(ports.size(), other.ports.size()); i++) {
            int order = ports.get(i).compareTo(other.ports.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ports.size(), other.ports.size());
    }

    /** Returns the path as dfu-util prints it, with the host and a slash in front of a remote one. */
    @Override
    public String toString() {
        var chain = ports.stream().map(String::valueOf).collect(Collectors.joining("."));
        return (host.isEmpty() ? "" : host + "/") + bus + "-" + chain;
    }
}
