// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fuzz;

import io.github.dfumaven.bytes.Bytes;

/** Input taken for decisions, one after the other. At its end it starts again, or goes on with zeros. */
public final class Script {

    private final byte[] input;
    private final boolean endless;
    private int at;

    private Script(byte[] input, boolean endless) {
        this.input = input;
        this.endless = endless;
    }

    /** A script that says 0 behind its end. */
    public static Script once(byte[] input) {
        return new Script(input, false);
    }

    /** A script that starts again at its end. */
    public static Script again(byte[] input) {
        return new Script(input, input.length > 0);
    }

    /** Whether all of it has been said. */
    public boolean isOver() {
        return at >= input.length && !endless;
    }

    /** The next byte, 0 to 255. */
    public int next() {
        if (endless && at >= input.length) {
            at = 0;
        }
        return at < input.length ? input[at++] & 0xff : 0;
    }

    /** A number from 0 to below a limit of at most 256. */
    public int below(int limit) {
        return next() % limit;
    }

    /** The next two bytes, little-endian, 0 to 0xffff. */
    public int u16() {
        return next() | next() << 8;
    }

    /** The next bytes, as many. */
    public Bytes bytes(int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) next();
        }
        return Bytes.copyOf(bytes);
    }
}
