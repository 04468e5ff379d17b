// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.Firmware

def expected = Firmware.of('esp32s3').flash()
Arrays.fill(expected, 0x9000, 0xa000, (byte) 0)
assert new File(basedir, 'target/flash.bin').bytes == expected
return true
