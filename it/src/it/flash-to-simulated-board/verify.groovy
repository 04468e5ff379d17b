// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

assert new File(basedir, 'target/flash.bin').bytes == Firmware.of('esp32s2').flash()

def log = BuildLog.of(basedir)
log.expect('[WARNING] The boards are simulated: no USB is used, and no real board is flashed')
assert log.lines().any { it =~ /^\[INFO] simulated esp32s2 at 1-10: flashed \d+ bytes in \d+ blocks, confirmed by the board, [\d.]+ s$/ }
return true
