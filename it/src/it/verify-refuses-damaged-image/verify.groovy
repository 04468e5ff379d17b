// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
log.expect('[INFO] ' + new File(basedir, 'target/dfu.bin').path + ': DFU image, sound')
def errors = log.lines().findAll { it.startsWith('[ERROR] ') }
println errors.join('\n')
return true
