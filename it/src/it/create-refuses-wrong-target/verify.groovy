// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expectFailure('create (default-create)', 'create-refuses-wrong-target',
    'DFU is not supported for this target: esp32c3 (it is for esp32s2, esp32s3, esp32p4, esp32s31) [target-without-dfu]',
    '  Flash this chip over its serial port, or choose one of the targets with DFU.')
assert !new File(basedir, 'target/dfu.bin').exists()
return true
