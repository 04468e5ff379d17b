// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
def cure = '  Write true or false; a property alone on the command line, such as -Ddfu.all, is true.'
def empty = '<dryRun>: is empty, neither true nor false [bad-boolean]'
log.expectFailure('flash (default-cli)', 'flash-refuses-what-is-no-boolean',
    '<dryRun> yes: is neither true nor false [bad-boolean]', cure)
log.expectFailure('flash (default-cli)', 'flash-refuses-what-is-no-boolean', empty, cure)
log.expectFailure('flash (words)', 'flash-refuses-what-is-no-boolean',
    '<all> maybe: is neither true nor false [bad-boolean]', cure)
log.expectFailure('flash (empty)', 'flash-refuses-what-is-no-boolean', empty, cure)

assert log.lines().count('[INFO] simulated esp32s3 at 1-10: skipped, nothing was sent') == 2
def flash = new File(basedir, 'target/flash.bin')
assert !flash.exists() || flash.bytes.every { it == (byte) 0xff }
return true
