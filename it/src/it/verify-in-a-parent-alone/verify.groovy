// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def image = new File(basedir, 'target/dfu.bin')
def log = BuildLog.of(basedir)
log.expect('[INFO] Skipped, because there is no image here: ' + image)
log.expectFailure('verify (default-cli)', 'verify-in-a-parent-alone',
    image.toString() + ': there is no such file [file-not-found]',
    '  Check the name and the folder; build the file first if it is made by a build.')
return true
