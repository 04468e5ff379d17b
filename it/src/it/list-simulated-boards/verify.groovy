// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expect(
    '[WARNING] What follows is simulated: no USB is used',
    '[INFO] Found Runtime: [303a:0009] ver=0728, devnum=2, cfg=1, intf=2, path="1-2", alt=0, name="UNKNOWN", serial="7c:df:a1:00:00:02"',
    '[INFO] Found Runtime: [303a:0009] ver=0728, devnum=3, cfg=1, intf=2, path="1-10", alt=0, name="UNKNOWN", serial="7c:df:a1:00:00:01"')
return true
