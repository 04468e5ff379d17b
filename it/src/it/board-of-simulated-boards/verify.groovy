// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expect(
    '[WARNING] What follows is simulated: no USB is used',
    '[WARNING] Asking through the ROM is experimental: it was tried on simulated boards only',
    '[INFO] 1-2: ESP32-S2 v0.0, MAC 7c:df:a1:00:00:02, flash chip ef4016 of 4 MB',
    '[INFO] 1-10: ESP32-S2 v0.0, MAC 7c:df:a1:00:00:01, flash chip ef4016 of 4 MB')
return true
