// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def lines = BuildLog.of(basedir).lines()
def why = '[INFO] No firmware report, because there is no image ' + new File(basedir, 'target/dfu.bin').path + '; mvn package makes it'
assert lines.count(why) == 2
assert lines.contains('[INFO] Skipped, because <skip> (property dfu.skip) is true')
assert !new File(basedir, 'target/site/firmware.html').exists()
assert !new File(basedir, 'target/reports/firmware.html').exists()
return true
