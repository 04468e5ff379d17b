// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.Firmware

Firmware.of('esp32s2').writeTo(new File(basedir, 'build'))
