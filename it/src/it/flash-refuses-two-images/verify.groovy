// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

BuildLog.of(basedir).expectFailure('flash (default-cli)', 'flash-refuses-two-images',
    '2 modules have an image, and a board holds one: one: ' + new File(basedir, 'one/target/dfu.bin')
        + ', two: ' + new File(basedir, 'two/target/dfu.bin') + ' [several-images]',
    '  Choose the module with -pl, for example -pl :firmware, or one image with <image> or <artifact>.')

assert !new File(basedir, 'target/board.bin').exists()
assert !new File(basedir, 'one/target/board.bin').exists()
assert new File(basedir, 'two/target/board.bin').bytes == Firmware.of('esp32s2').flash()
return true
