// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

// The board had the old content, and the delta alone makes it the new one.
def expected = Firmware.of('esp32s3').flash()
Arrays.fill(expected, 0x9000, 0xa000, (byte) 0)
expected[0x9000 + 17] = 1
assert new File(basedir, 'flash.bin').bytes == expected

def log = BuildLog.of(basedir)
log.expect('[INFO]   Only for boards that hold the older image exactly')
assert log.lines().any { it ==~ /\[INFO] .*delta\.bin: \d+ bytes, 1 changed sectors and 0 unchanged ones between them/ }
return true
