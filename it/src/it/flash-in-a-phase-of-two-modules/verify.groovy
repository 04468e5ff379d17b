// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
assert log.lines().count { it.startsWith('[INFO] simulated esp32s3 at 1-10: flashed ') } == 2
assert log.lines().count { it.startsWith('[INFO] simulated esp32s3 at 1-2: flashed ') } == 1
log.expect('[INFO] Skipped, because there is no image here: ' + new File(basedir, 'target/dfu.bin'))
log.expectFailure('flash (board)', 'two',
    'two: one was flashed in this build already, with the same choice of boards [several-images]',
    '  Choose the module with -pl, for example -pl :firmware, or one image with <image> or <artifact>.')
assert log.lines().count { it.startsWith('[INFO] Found Runtime: ') } == 4 // two boards in two builds
return true
