// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expectFailure('flash (default-cli)', 'flash-refuses-other-chip',
    new File(basedir, 'target/dfu.bin').path
        + ': the image is for [303a:0002] esp32s2, but this is 1-10 [303a:0009] esp32s3 in runtime mode [wrong-device]',
    '  Build the image for the chip on the board, or choose the board that it is for with <path>.')
assert new File(basedir, 'target/flash.bin').bytes.every { it == (byte) 0xff }
return true
