// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Turns the command line of {@code esptool merge-bin} into a request. */
final class EsptoolArgs {

    private EsptoolArgs() {}

    static MergeRequest parse(List<String> args, Path work) throws IOException {
        Deque<String> left = new ArrayDeque<>(args);
        var builder = MergeRequest.of(Chip.ESP32);
        List<String> pairs = new ArrayList<>();
        while (!left.isEmpty()) {
            var word = left.pop();
            switch (word) {
                case "--chip" -> builder = MergeRequest.of(Chip.named(left.pop()));
                case "merge-bin" -> {}
                case "-o" -> left.pop();
                case "-f", "--format" -> builder.format(left.pop());
                case "-fm", "--flash-mode" -> builder.flashMode(left.pop());
                case "-ff", "--flash-freq" -> builder.flashFreq(left.pop());
                case "-fs", "--flash-size" -> builder.flashSize(left.pop());
                case "-t", "--target-offset" -> builder.targetOffset(left.pop());
                case "--pad-to-size" -> builder.padToSize(left.pop());
                case "--chunk-size" -> builder.chunkSize(left.pop());
                case "--md5-disable" -> builder.md5Disable(true);
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException("unknown option in a case: " + word);
                    }
                    pairs.add(word);
                }
            }
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            builder.add(MergeFile.of(Numbers.parsePlain("address", pairs.get(i)), work.resolve(pairs.get(i + 1))));
        }
        return builder.build();
    }
}
