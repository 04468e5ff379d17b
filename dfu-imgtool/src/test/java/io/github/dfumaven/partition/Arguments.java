// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.RequestError;
import io.github.dfumaven.esp.FlashSize;
import java.util.ArrayDeque;
import java.util.List;

/** Turns the command line of gen_esp32part.py into options, as a front end will. */
final class Arguments {

    private Arguments() {}

    static PartitionOptions parse(List<String> words) throws InvalidRequestException {
        var options = PartitionOptions.DEFAULT;
        var left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            var word = left.removeFirst();
            switch (word) {
                case "--offset", "-o" -> options = options.withOffset(number("offset", left.removeFirst()));
                case "--flash-size" -> options = options.withFlashSize(FlashSize.named(left.removeFirst()));
                case "--disable-md5sum" -> options = options.withMd5(false);
                case "--no-verify" -> options = options.withVerify(false);
                case "--secure" -> options = options.withSecure(SecureBoot.named(left.removeFirst()));
                case "--primary-bootloader-offset" ->
                    options =
                            options.withPrimaryBootloaderOffset(number("primaryBootloaderOffset", left.removeFirst()));
                case "--recovery-bootloader-offset" ->
                    options = options.withRecoveryBootloaderOffset(
                            number("recoveryBootloaderOffset", left.removeFirst()));
                case "--extra-partition-subtypes" -> {
                    while (!left.peekFirst().equals("--")) {
                        options = options.withSubtypes(options.subtypes().with(left.removeFirst()));
                    }
                }
                case "--", "-q", "--verify", "input.csv", "input.bin", "output.csv", "output.bin" -> {}
                default -> throw RequestError.BAD_NUMBER.about("option", word, "is no option");
            }
        }
        return options;
    }

    private static long number(String component, String text) throws InvalidRequestException {
        return Numbers.parsePlain(component, text);
    }
}
