// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.cli.Tool
import io.github.dfumaven.imgtool.cli.ImgTool
import io.github.dfumaven.it.Firmware

def build = new File(basedir, 'build')
Firmware.of('esp32s3').writeTo(build)

// One bit of the bootloader in the image, changed after it was built.
def damaged = new File(basedir, 'damaged.bin')
assert Tool.run(new ImgTool(), 'create', '--flasher-args', build.path, '-o', damaged.path) == 0
def bytes = damaged.bytes
bytes[2000] ^= 1
damaged.bytes = bytes
return true
