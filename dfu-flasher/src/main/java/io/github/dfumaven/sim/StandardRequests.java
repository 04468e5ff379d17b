// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.util.function.IntConsumer;

/**
 * The standard requests as the ROM answers them, and applications well enough; descriptors left out.
 *
 * @see <a href="https://www.usb.org/document-library/usb-20-specification">USB 2.0, section 9.4</a>
 */
final class StandardRequests {

    private static final int GET_STATUS = 0;
    private static final int CLEAR_FEATURE = 1;
    private static final int SET_ADDRESS = 5;
    private static final int GET_CONFIGURATION = 8;
    private static final int SET_CONFIGURATION = 9;
    private static final int GET_INTERFACE = 10;
    private static final int SET_INTERFACE = 11;

    private int configuration;

    /** A bus reset takes the configuration away. */
    void reset() {
        configuration = 0;
    }

    boolean isConfigured() {
        return configuration != 0;
    }

    Reply ofDevice(ControlTransfer transfer) {
        return switch (transfer.request()) {
            case GET_STATUS -> answer(transfer, Bytes.of(1, 0)); // self-powered
            case SET_ADDRESS -> answer(transfer, Bytes.EMPTY);
            case GET_CONFIGURATION -> answer(transfer, Bytes.of(configuration));
            case SET_CONFIGURATION -> setConfiguration(transfer);
            default -> new Reply.Stall();
        };
    }

    /** Answers a request to an interface; the value of SET_INTERFACE is told. */
    Reply ofInterface(ControlTransfer transfer, IntConsumer selected) {
        return switch (transfer.request()) {
            case GET_STATUS -> answer(transfer, Bytes.of(0, 0));
            case GET_INTERFACE -> answer(transfer, Bytes.of(0));
            case SET_INTERFACE -> {
                selected.accept(transfer.value());
                yield answer(transfer, Bytes.EMPTY);
            }
            default -> new Reply.Stall();
        };
    }

    Reply ofEndpoint(ControlTransfer transfer) {
        return switch (transfer.request()) {
            case GET_STATUS -> answer(transfer, Bytes.of(0, 0));
            case CLEAR_FEATURE -> answer(transfer, Bytes.EMPTY);
            default -> new Reply.Stall();
        };
    }

    private Reply setConfiguration(ControlTransfer transfer) {
        if (transfer.value() > 1) {
            return new Reply.Stall();
        }
        configuration = transfer.value();
        return answer(transfer, Bytes.EMPTY);
    }

    private static Reply answer(ControlTransfer transfer, Bytes whole) {
        return new Reply.Ack(whole.slice(0, Math.min(whole.length(), transfer.length())));
    }
}
