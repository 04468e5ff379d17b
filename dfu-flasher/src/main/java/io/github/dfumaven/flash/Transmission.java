// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;

/** Cuts an image into blocks, and counts what the device acknowledged. */
final class Transmission {

    private final Bytes payload;
    private final int blockSize;
    private int sent;
    private int inFlight;
    private int blocks;

    Transmission(Bytes payload, int blockSize) {
        this.payload = payload;
        this.blockSize = blockSize;
    }

    /** Returns the first bytes that are not acknowledged, as many as go into a block; none at the end. */
    Bytes next() {
        inFlight = Math.min(blockSize, payload.length() - sent);
        return payload.slice(sent, sent + inFlight);
    }

    void taken() {
        sent += inFlight;
        blocks++;
    }

    int sent() {
        return sent;
    }

    int blocks() {
        return blocks;
    }

    String where(String word) {
        return word + " " + blocks;
    }
}
