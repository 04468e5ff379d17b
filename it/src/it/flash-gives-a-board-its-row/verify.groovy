// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

// What all boards share is there, and only the partition of NVS is the board's own.
def flash = new File(basedir, 'target/flash.bin').bytes
def shared = Firmware.of('esp32s3').flash()
def nvs = 0x9000..<(0x9000 + 0x6000)
assert (0..<flash.length).every { it in nvs || flash[it] == shared[it] }
def values = new String(Arrays.copyOfRange(flash, nvs.from, nvs.to + 1), 'ISO-8859-1')
assert ['SN2', 'lamp-2', '7c:df:a1:00:00:01'].every { values.contains(it + '\0') }
assert !values.contains('SN1') && !values.contains('lamp-1')

def log = BuildLog.of(basedir)
assert log.lines().any { it =~ /^\[INFO] simulated esp32s3 at 1-10: flashed \d+ bytes in \d+ blocks, confirmed by the board/ }
assert log.lines().any { it.contains('SN9') && it.contains('[bad-board-row]') }
return true
