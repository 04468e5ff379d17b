// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

def log = BuildLog.of(basedir)
log.expectFailure('flash (default-cli)', 'flash-in-a-reactor', 'none of the 3 modules has an image [no-image]',
    '  Build one first with mvn package, or name one with <image> or <artifact>.')

// The module's own pom says which board, and the image is the only one there is.
def flash = Firmware.of('esp32s3').flash()
assert new File(basedir, 'firmware/target/board.bin').bytes == flash
log.expect('[INFO] flash-in-a-reactor: skipped, no image', '[INFO] docs: skipped, no image',
    '[INFO] firmware: ' + new File(basedir, 'firmware/target/dfu.bin'))

// An image that is named on the command line is one of the folder where Maven was called.
assert new File(basedir, 'chosen.bin').bytes == flash
assert log.lines().count { it.startsWith('[INFO] simulated esp32s3 at 1-10: flashed ') } == 2

assert log.lines().count { it.startsWith('[INFO] Found Runtime: [303a:0009]') } == 1
return true
