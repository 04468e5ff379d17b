// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

assert new File(basedir, 'flash.bin').bytes == Firmware.of('esp32s3').flash()
assert BuildLog.of(basedir).lines().any { it.startsWith('[INFO] simulated esp32s3 at 1-10: flashed ') }
return true
