// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.usb.UsbException;
import java.util.List;
import java.util.Optional;

/** What lies between us and the boards, and so decides what can be in the way: this machine, a network, or nothing. */
public interface Surroundings {

    /** {@return the words that choose these boards on the command line: with a blank behind them, or nothing} */
    String chosenBy();

    /**
     * {@return one line that says that the boards can be looked at}
     *
     * @param devices how many devices are there
     */
    Check works(int devices);

    /** {@return what is known of access rules: possibly nothing} */
    default List<Check> rules() {
        return List.of();
    }

    /**
     * {@return the reason why a device cannot be used, if it lies here: empty if what was thrown says it all}
     *
     * @param device the device
     * @param why what was thrown
     */
    default Optional<Check> obstacle(DfuDevice device, DeviceException why) {
        return Optional.empty();
    }

    /**
     * {@return a problem that says what to do when no board is there in any mode that we know of}
     *
     * @param devices how many devices are there
     */
    Check noBoard(int devices);

    /**
     * {@return a problem that says what to do when not even the bus can be looked at}
     *
     * @param why what was thrown
     */
    default Check unavailable(UsbException why) {
        return Check.problem(why.describe(Wording.PLAIN), Wording.PLAIN.spell(why.hint()));
    }
}
