// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
for (module in ['one', 'two']) {
    def image = new File(basedir, module + '/target/dfu.bin')
    assert log.lines().count('[INFO] ' + module + ': ' + image) == 4 // once for each goal
    log.expect('[INFO] ' + module + ': ' + image, '[INFO] ' + image + ': DFU image, sound')
    assert new File(basedir, module + '/target/dfu/flasher_args.json').isFile()
}
assert log.lines().count('[INFO] docs: skipped, no image') == 4

log.expectFailure('diff (default-cli)', 'verify-in-a-reactor',
    'one and two would both write ' + new File(basedir, 'delta.bin') + ' [same-output]',
    '  Give a relative name, which is a file of each module, or choose a module with -pl.')
assert !new File(basedir, 'delta.bin').exists()
log.expect('[INFO] ' + new File(basedir, 'one/build/app.bin') + ': ESP image, sound')
return true
