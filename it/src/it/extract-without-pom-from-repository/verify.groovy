// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

assert new File(basedir, 'target/dfu/app.bin').bytes == Firmware.of('esp32s3').app()
assert !new File(basedir, '${project.basedir}').exists() : 'the name of a folder that Maven did not resolve'
BuildLog.of(basedir).expectNo('.*project[.]basedir.*')
return true
