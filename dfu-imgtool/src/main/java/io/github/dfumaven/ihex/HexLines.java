// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;

/** The lines of a text, without empty ones. */
final class HexLines {

    private final Bytes text;
    private int lineStart;
    private int position;

    HexLines(Bytes text) {
        this.text = text;
    }

    /** Returns the next line without its end, or empty behind the last one. */
    Optional<Bytes> next() {
        while (position < text.length() && isLineEnd(position)) {
            position++;
        }
        lineStart = position;
        while (position < text.length() && !isLineEnd(position)) {
            position++;
        }
        return position == lineStart ? Optional.empty() : Optional.of(text.slice(lineStart, position));
    }

    /** Returns where the last line starts. */
    int offset() {
        return lineStart;
    }

    private boolean isLineEnd(int at) {
        return text.u8(at) == '\n' || text.u8(at) == '\r';
    }
}
