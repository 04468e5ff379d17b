// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.cli.Tool
import io.github.dfumaven.imgtool.cli.ImgTool
import java.util.zip.CRC32

def image = new File(basedir, 'target/dfu.bin')
def installed = new File(localRepositoryPath,
    'io/github/dfumaven/it/create-installs-packaging-dfu/1.0/create-installs-packaging-dfu-1.0.dfu')
assert installed.bytes == image.bytes

// The other front end makes the same bytes of the same files.
def other = new File(basedir, 'target/other.bin')
assert Tool.run(new ImgTool(), 'create', '--flasher-args', new File(basedir, 'build').path, '-o', other.path) == 0
assert other.bytes == image.bytes

// A DFU file for an ESP32-S3, by nobody's judgement but this script's: archive, ids, signature, CRC.
def bytes = image.bytes
assert new String(bytes, 0, 6, 'US-ASCII') == '070701'
assert bytes[-14..-9].collect { it & 0xff } == [0x09, 0x00, 0x3a, 0x30, 0x00, 0x01]
assert new String(bytes, bytes.length - 8, 3, 'US-ASCII') == 'UFD'
def crc = new CRC32()
crc.update(bytes, 0, bytes.length - 4)
def stored = (0..3).collect { (bytes[bytes.length - 4 + it] & 0xffL) << (8 * it) }.sum()
assert stored == (~crc.value & 0xffffffffL)
return true
