// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expect('[INFO] Skipped, because <skip> (property dfu.skip) is true')
assert !new File(basedir, 'target').exists()
return true
