// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

assert new File(basedir, 'target/flash.bin').bytes == Firmware.of('esp32s2').flash()

// On blank flash all sectors differ, and with the same firmware in it none.
def flashed = BuildLog.of(basedir).lines().findAll { it.contains('confirmed by the board') }
assert flashed.size() == 2
assert flashed[0].endsWith('5 of 5 sectors differed; the application runs')
assert flashed[1].endsWith('0 of 5 sectors differed; the application runs')
return true
