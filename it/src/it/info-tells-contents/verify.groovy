// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
log.expect('[INFO] ' + new File(basedir, 'target/dfu.bin').path + ': DFU image for esp32p4')
log.expect(
    '[INFO]   0x002000  1568  good  bootloader.bin',
    '[INFO]   0x008000  3072  good  partition-table.bin',
    '[INFO]   0x010000  9072  good  app.bin')
log.expect('[INFO] No problems found.')
return true
