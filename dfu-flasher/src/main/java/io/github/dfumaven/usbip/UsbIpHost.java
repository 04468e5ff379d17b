// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A USB/IP server.
 *
 * @param name the host's name or address, an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record UsbIpHost(String name, int port) {

    private static final String SCHEME = "usbip://";
    private static final Pattern SYNTAX =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s\\p{C}\\p{Z}:/,\\[\\]]+)(?::(\\d{1,5}))?/?");

    /**
     * {@return the servers that a text names: one or more, each once}
     *
     * @param usb {@code usbip://HOST[:PORT]}; several are joined by commas, the later ones with or without the scheme
     * @throws InvalidRequestException if one of them is not written so
     */
    public static List<UsbIpHost> parse(String usb) throws InvalidRequestException {
        if (!usb.startsWith(SCHEME)) {
            throw UsbIpHostError.BAD_USBIP_HOST.about("usb", usb, "names no USB/IP server");
        }
        var hosts = new ArrayList<UsbIpHost>();
        for (var part : usb.split(",", -1)) {
            var host = parseOne(usb, part.startsWith(SCHEME) ? part.substring(SCHEME.length()) : part);
            if (!hosts.contains(host)) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    private static UsbIpHost parseOne(String usb, String text) throws InvalidRequestException {
        var match = SYNTAX.matcher(text);
        if (!match.matches()) {
            throw UsbIpHostError.BAD_USBIP_HOST.about("usb", usb, "'%s' is not HOST or HOST:PORT", text);
        }
        int port = match.group(2) == null ? ServerSetup.USUAL_PORT : Integer.parseInt(match.group(2));
        if (port < 1 || port > 0xffff) {
            throw UsbIpHostError.BAD_USBIP_HOST.about("usb", usb, "port %d is not within 1 to 65535", port);
        }
        return new UsbIpHost(match.group(1), port);
    }

    /** Returns the name as system calls take it. */
    String address() {
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    /** Returns what stands in front of the paths of its devices: the port only where it is not the usual one. */
    @Override
    public String toString() {
        return port == ServerSetup.USUAL_PORT ? name : name + ":" + port;
    }
}
