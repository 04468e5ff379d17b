// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.session.Step;
import io.github.dfumaven.session.Verdict;
import java.util.function.LongConsumer;

/** The ROM of the board that is meant, in DFU mode, open and claimed. */
public interface OpenRom {

    /** {@return the device as it was when it was opened} */
    DfuDevice device();

    /** {@return its DFU interface} */
    DfuInterface setting();

    /**
     * Runs a session of which nobody is told.
     *
     * @param first its first step
     * @return its verdict
     */
    Verdict run(Step first);

    /**
     * Runs a session whose phases are told to whoever listens.
     *
     * @param first its first step
     * @param done takes how many bytes are done
     * @return its verdict
     */
    Verdict run(Step first, LongConsumer done);

    /**
     * Runs a session of which nobody is told, even if the user wants it to end: for what has to be left in order.
     *
     * @param first its first step
     * @return its verdict
     */
    Verdict runAnyway(Step first);

    /**
     * Makes one control transfer.
     *
     * @param transfer what to ask or to send
     * @return what came of it
     */
    TransferResult control(ControlTransfer transfer);

    /**
     * Tells whoever listens something about the board.
     *
     * @param text one sentence without a full stop
     */
    void note(String text);

    /** {@return whether the user wants it to end} */
    boolean isCancelled();
}
