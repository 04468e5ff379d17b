// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expectFailure('flash (default-cli)', 'flash-refuses-other-chip',
    'X',
    '  Build the image for the chip on the board, or choose the board that it is for with <path>.')
assert new File(basedir, 'target/flash.bin').bytes.every { it == (byte) 0xff }
return true
