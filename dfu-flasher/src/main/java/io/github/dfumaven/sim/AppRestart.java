// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

/** Where an application sends its chip when it restarts it. */
enum AppRestart {
    /** Into itself again. */
    APPLICATION,
    /** Into the download mode of its ROM, which is runtime mode on the bus. */
    DOWNLOAD_MODE,
    /** Into the DFU mode of its ROM, where that can be had; else into download mode. */
    DFU_MODE
}
