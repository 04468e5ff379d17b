// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.UsbIpHost;
import io.github.dfumaven.words.Durations;
import io.github.dfumaven.words.Numbers;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths, hosts and durations as people write them. */
class OptionTextsFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "1-10",
                        "a\u001bb/1-10",
                        "usbip://a\u0000b",
                        "usbip://a\u2028b",
                        "host:3241/1-2.4.1",
                        "usbip://[::1]:3240,b",
                        "usbip://a/",
                        "5 s",
                        "100ms",
                        "2m")
                .map(text -> Bytes.utf8(text).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void aTextIsUnderstoodOrRefused(byte[] input) {
        var text = Bytes.copyOf(input).toUtf8();
        Laws.read(input.length, () -> UsbPath.parse(text)).ifPresent(path -> {
            Laws.harmless(path.toString());
            Laws.same(
                    "paths",
                    path,
                    Laws.read(input.length, () -> UsbPath.parse(path.toString()))
                            .orElseThrow());
        });
        Laws.read(input.length, () -> Backend.parse(text))
                .ifPresent(backend -> Laws.same("text", backend.toString(), text));
        Laws.read(input.length, () -> UsbIpHost.parse(text))
                .ifPresent(hosts -> hosts.forEach(host -> {
                    Laws.harmless(host.toString());
                    Laws.holds(host.port() > 0 && host.port() < 0x10000, "no port", host);
                }));
        Laws.read(input.length, () -> Backend.parse("usbip://a,b:1").path(text));
        Laws.read(input.length, () -> Durations.parse("timeout", text))
                .ifPresent(time -> Laws.holds(!time.isNegative(), "negative", time));
        Laws.read(input.length, () -> Numbers.within("restarts", text, 0, 100));
    }
}
