// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

// On the command line there are no files, so those of target/dfu.bin are taken.
assert new File(basedir, 'target/flash.bin').bytes == Firmware.of('esp32s3').flash()
assert new File(basedir, 'target/flash.uf2').bytes[0..3] == 'UF2\n'.bytes as List

def log = BuildLog.of(basedir)
log.expect('[INFO] ' + new File(basedir, 'target/flash.uf2').path + ': uf2 for esp32s3, up to 0x12370')
log.expect('[INFO] ' + new File(basedir, 'target/flash.bin').path + ': raw for esp32s3, up to 0x12370')
return true
