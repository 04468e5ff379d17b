// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.Firmware

Firmware.of('esp32s3').writeTo(new File(basedir, 'build'))
new File(basedir, 'build/app.elf').bytes = [0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0] as byte[]
return true
