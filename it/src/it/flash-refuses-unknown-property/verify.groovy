// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def what = '-Ddfu.serail: no goal has this property; dfu.serial is the nearest [unknown-property]'
def cure = '  Correct the name; mvn dfu:help -Ddetail shows all of them.'

def log = BuildLog.of(basedir)
log.expect('[WARNING] ' + what, '[WARNING] ' + cure)
log.expectFailure('flash (default-cli)', 'flash-refuses-unknown-property', what, cure)
assert log.lines().count('[WARNING] ' + what) == 2 // once in each of the two builds
assert !new File(basedir, 'target/flash.bin').exists()
return true
