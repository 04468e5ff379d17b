// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

def firmware = Firmware.of('esp32s2')
def files = new File(basedir, 'target/dfu')
assert new File(files, 'bootloader.bin').bytes == firmware.bootloader()
assert new File(files, 'partition-table.bin').bytes == firmware.partitionTable()
assert new File(files, 'app.bin').bytes == firmware.app()

def log = BuildLog.of(basedir)
log.expect('[INFO] 0x00010000       9072  app.bin')
log.expect("[INFO] dfu:create with <flasherArgs>${files}</flasherArgs> builds the same image again")
return true
