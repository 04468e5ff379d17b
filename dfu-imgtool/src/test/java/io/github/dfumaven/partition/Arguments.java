// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestError;
import io.github.dfumaven.words.Numbers;
import java.util.ArrayDeque;
import java.util.List;

/** Turns the command line of gen_esp32part.py into options, as a front end will. */
final class Arguments {

    private Arguments() {}

    static PartitionOptions parse(List<String> words) throws InvalidRequestException {
        var options = PartitionOptions.builder();
        var left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            var word = left.removeFirst();
            switch (word) {
                case "--offset", "-o" -> options.offset(Numbers.parsePlain("offset", left.removeFirst()));
                case "--flash-size" -> options.flashSize(left.removeFirst());
                case "--disable-md5sum" -> options.md5(false);
                case "--no-verify" -> options.verify(false);
                case "--secure" -> options.secure(left.removeFirst());
                case "--primary-bootloader-offset" -> options.primaryBootloaderOffset(left.removeFirst());
                case "--recovery-bootloader-offset" -> options.recoveryBootloaderOffset(left.removeFirst());
                case "--extra-partition-subtypes" -> {
                    while (!left.peekFirst().equals("--")) {
                        options.subtypes(List.of(left.removeFirst()));
                    }
                }
                case "--", "-q", "--verify", "input.csv", "input.bin", "output.csv", "output.bin" -> {}
                default -> throw RequestError.BAD_NUMBER.about("option", word, "is no option");
            }
        }
        return options.build();
    }
}
