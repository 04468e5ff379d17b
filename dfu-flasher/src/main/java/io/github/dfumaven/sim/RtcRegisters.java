// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.util.OptionalLong;

/**
 * Where the registers of the RTC domain (LP on newer chips) are that restart a chip: those of its watchdog, and the one
 * that keeps the chip in download mode.
 *
 * @param protection takes the key that lets the watchdog be written
 * @param time ticks of the slow clock until stage 0 is over
 * @param configuration switches the watchdog on and says what stage 0 does
 * @param forceDownload anything but 0 keeps the chip in download mode; empty where it is not known to be alone in its register
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets</a>
 */
record RtcRegisters(long protection, long time, long configuration, OptionalLong forceDownload) {
    // spotless:off
    //                                                     write protection  time of stage 0  configuration  force download boot
    static final RtcRegisters ESP32_S2  = new RtcRegisters(0x3f40_80acL,     0x3f40_8098L,    0x3f40_8094L,  OptionalLong.of(0x3f40_8128L));
    static final RtcRegisters ESP32_S3  = new RtcRegisters(0x6000_80b0L,     0x6000_809cL,    0x6000_8098L,  OptionalLong.of(0x6000_812cL));
    static final RtcRegisters ESP32_P4  = new RtcRegisters(0x5011_6018L,     0x5011_6004L,    0x5011_6000L,  OptionalLong.empty());
    static final RtcRegisters ESP32_S31 = new RtcRegisters(0x2080_1018L,     0x2080_1004L,    0x2080_1000L,  OptionalLong.empty());
    // spotless:on
}
