// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;

/** The class requests to the interfaces of an application, or of a ROM beside DFU. */
interface AppRequests {

    /** An answer, and the restart that follows it soon, if one does. */
    record Answer(Reply reply, Optional<AppRestart> restart) {

        static Answer ack(Bytes data) {
            return new Answer(new Reply.Ack(data), Optional.empty());
        }

        static Answer stall() {
            return new Answer(new Reply.Stall(), Optional.empty());
        }
    }

    Answer answer(ControlTransfer transfer);

    /** Those of a serial port: it can be configured, and carries nothing here. */
    static AppRequests serialPort(LineState lines) {
        return new AppRequests() {
            private Bytes coding = Bytes.of(0x00, 0xc2, 0x01, 0x00, 0, 0, 8); // 115200 baud, 8N1

            @Override
            public Answer answer(ControlTransfer transfer) {
                return switch (transfer.request()) {
                    case 0x20 -> {
                        coding = transfer.data();
                        yield Answer.ack(Bytes.EMPTY);
                    }
                    case 0x21 -> Answer.ack(coding.slice(0, Math.min(coding.length(), transfer.length())));
                    case 0x22 -> new Answer(new Reply.Ack(Bytes.EMPTY), lines.set(transfer.value()));
                    default -> Answer.stall();
                };
            }
        };
    }

    /** Those of DFU in runtime mode as TinyUSB and the ROM take them: DETACH, and the question for the status. */
    static AppRequests dfuRuntime() {
        var idle = Bytes.of(0, 0, 0, 0, 0, 0); // OK, no wait, appIDLE
        return transfer -> switch (transfer.request()) {
            case 0 -> new Answer(new Reply.Ack(Bytes.EMPTY), Optional.of(AppRestart.DFU_MODE));
            case 3 -> Answer.ack(idle.slice(0, Math.min(idle.length(), transfer.length())));
            default -> Answer.stall();
        };
    }
}
