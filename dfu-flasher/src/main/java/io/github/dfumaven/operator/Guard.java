// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says who may see the page. What only this machine reaches is for every browser on it, but not for pages of other hosts whose names were
 * turned to this machine; what others reach is for who knows the token, from the address or from the cookie that was made of it.
 */
final class Guard {

    static final String TOKEN = "token";

    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::\\d{1,5})?");

    private final Optional<Token> token;
    private final String cookie;

    private Guard(Optional<Token> token, int port) {
        this.token = token;
        this.cookie = "dfu_operator_" + port; // cookies know no ports, and a machine may have two stations
    }

    static Guard of(HttpAddress address, int port) {
        return new Guard(address.isLocal() ? Optional.empty() : Optional.of(Token.random()), port);
    }

    /** Returns what stands behind the address of the page for who is to be let in: empty, or a question mark and the token. */
    String query() {
        return token.map(secret -> "?" + TOKEN + "=" + secret.text()).orElse("");
    }

    /** Returns why a request is not answered, or empty if it is. */
    Optional<String> refusal(HttpExchange request) {
        if (token.isEmpty()) {
            return isForThisMachine(request)
                    ? Optional.empty()
                    : Optional.of("This page is served to this machine only, as http://localhost or http://127.0.0.1.");
        }
        return hasToken(request) || cookies(request).anyMatch(token.get()::is)
                ? Optional.empty()
                : Optional.of("This page is for those who have its whole address, with the token in it: the station has"
                        + " printed it when it was started.");
    }

    /** Returns the cookie that stands for the token, if that is in the address that was asked for. */
    Optional<String> cookie(HttpExchange request) {
        return token.filter(secret -> hasToken(request))
                .map(secret -> cookie + "=" + secret.text() + "; Path=/; HttpOnly; SameSite=Strict");
    }

    private static boolean isForThisMachine(HttpExchange request) {
        var hosts = request.getRequestHeaders().getOrDefault("Host", List.of());
        if (hosts.size() != 1) {
            return false;
        }
        var match = HOST.matcher(hosts.get(0));
        return match.matches()
                && NAMES_OF_THIS_MACHINE.stream().anyMatch(name -> name.equalsIgnoreCase(match.group(1)));
    }

    private boolean hasToken(HttpExchange request) {
        return values(Stream.ofNullable(request.getRequestURI().getRawQuery()), "&", TOKEN)
                .anyMatch(token.orElseThrow()::is);
    }

    private Stream<String> cookies(HttpExchange request) {
        return values(request.getRequestHeaders().getOrDefault("Cookie", List.of()).stream(), ";", cookie);
    }

    private static Stream<String> values(Stream<String> texts, String between, String name) {
        return texts.flatMap(text -> Stream.of(text.split(between, -1)))
                .map(String::strip)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1));
    }
}
