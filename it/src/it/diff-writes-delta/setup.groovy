// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.cli.Tool
import io.github.dfumaven.imgtool.cli.ImgTool
import io.github.dfumaven.it.Firmware

def firmware = Firmware.of('esp32s3')
def build = new File(basedir, 'build')
firmware.writeTo(build)

// What was delivered before, and a board that holds it: it differs in a sector of nvs.
def nvs = new File(build, 'nvs.bin')
nvs.bytes = new byte[4096]
assert Tool.run(new ImgTool(), 'create', '-o', new File(basedir, 'old.bin').path,
    '--bootloader', new File(build, 'bootloader/bootloader.bin').path,
    '--partitions', new File(build, 'partition_table/partition-table.bin').path,
    '--app', new File(build, 'app.bin').path, '--data', 'nvs=' + nvs.path) == 0
def flash = firmware.flash()
Arrays.fill(flash, 0x9000, 0xa000, (byte) 0)
new File(basedir, 'flash.bin').bytes = flash

def changed = new byte[4096]
changed[17] = 1
nvs.bytes = changed
return true
