// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestErrorCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where the page for the operator is to be.
 *
 * @param address what is listened on
 * @param port 0 to 65535; 0 takes a free one
 */
record HttpAddress(InetAddress address, int port) {

    private static final RequestErrorCode BAD = OperatorError.BAD_HTTP_ADDRESS;
    private static final Pattern SYNTAX =
            Pattern.compile("(?:(\\[[0-9a-fA-F:.]+]|[^\\s\\p{C}\\p{Z}:/,\\[\\]]+):)?(\\d{1,9})");

    /**
     * {@return the place that a text names}
     *
     * @param http {@code PORT}, which only this machine reaches, or {@code HOST:PORT}, an IPv6 address in brackets
     * @throws InvalidRequestException if it is not written so, or nobody knows the host
     */
    static HttpAddress parse(String http) throws InvalidRequestException {
        var match = SYNTAX.matcher(http.strip());
        if (!match.matches()) {
            throw BAD.about("http", http, "is neither a port nor an address with one");
        }
        int port = Integer.parseInt(match.group(2));
        if (port > 0xffff) {
            throw BAD.about("http", http, "port %d is not within 0 to 65535", port);
        }
        var host = match.group(1);
        try {
            return new HttpAddress(host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw BAD.about("http", http, "nobody knows the host %s", host);
        }
    }

    /** Tells whether only this machine reaches it. */
    boolean isLocal() {
        return address.isLoopbackAddress();
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(address, port);
    }
}
