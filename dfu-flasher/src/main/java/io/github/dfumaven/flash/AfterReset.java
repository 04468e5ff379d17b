// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

/** What is found where a device was, some time after its reset. */
public enum AfterReset {
    /** Something else: the application runs. */
    APPLICATION("the application runs"),
    /** A DFU device in runtime mode: an application, or a ROM in download mode. */
    RUNTIME("it is back in runtime mode; press RESET if the application does not start"),
    /** The same device, still in DFU mode. */
    DFU("it is still in DFU mode; press RESET to start the application"),
    /** Nothing: an application without USB, or one that does not start. */
    NOTHING("nothing has appeared on USB; press RESET if the application does not start");

    private final String meaning;

    AfterReset(String meaning) {
        this.meaning = meaning;
    }

    /** {@return what it means, for people: half a sentence without a full stop} */
    public String meaning() {
        return meaning;
    }
}
