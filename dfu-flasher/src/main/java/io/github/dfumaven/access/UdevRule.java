// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import java.util.Locale;

/** The udev rule that lets users of a Linux machine open boards with an ESP chip. */
public final class UdevRule {

    /** Name of the file. Rules with {@code uaccess} work only in front of 73, where systemd's own rule reads the tag. */
    public static final String FILE = "70-dfu-flasher.rules";

    private static final String GROUP = "plugdev";

    private UdevRule() {}

    /**
     * {@return the rule for a machine: whoever sits at it may open the boards, and so may the group {@code plugdev} where there is one,
     * which is for those who come in over the network; the content of the file}
     *
     * @param machine whose groups are looked at
     */
    public static String text(Machine machine) {
        var group = machine.hasGroup(GROUP) ? "GROUP=\"" + GROUP + "\", " : "";
        return String.format(Locale.ROOT, """
                # ESP chips in the USB DFU mode of their ROM. Written by dfu-flasher udev.
                SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{idVendor}=="303a", ATTR{idProduct}=="00??", \
                MODE="0660", %sTAG+="uaccess"
                """, group);
    }
}
