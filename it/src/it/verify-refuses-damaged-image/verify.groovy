// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
log.expect('[INFO] ' + new File(basedir, 'target/dfu.bin').path + ': DFU image, sound')

// Every error by itself, then the first one as the reason of the failure.
def codes = log.lines().collectMany { line -> (line =~ /^\[ERROR] .*damaged\.bin: .* \[([a-z0-9-]+)]$/).collect { it[1] } }
assert codes.first() == 'suffix-bad-crc'
assert codes.last() == codes.first()
assert codes.contains('md5-mismatch')
def reason = log.lines().find { it.startsWith('[ERROR] Failed to execute goal') }
log.expectFailure('verify (default-cli)', 'verify-refuses-damaged-image',
    reason.substring(reason.indexOf(basedir.path)),
    '  The file changed after it was built; build or download it again.')
return true
