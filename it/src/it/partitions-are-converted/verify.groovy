// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.it.Firmware

assert new File(basedir, 'target/partition-table.bin').bytes == Firmware.of('esp32s3').partitionTable()
def lines = [
    '# ESP-IDF Partition Table',
    '# Name, Type, SubType, Offset, Size, Flags',
    'nvs,data,nvs,0x9000,24K,',
    'factory,app,factory,0x10000,1M,']
assert new File(basedir, 'target/partition-table.csv').readLines() == lines

def log = BuildLog.of(basedir)
log.expect(lines.collect { '[INFO] ' + it } as String[])

// All that is wrong, not only the first.
def text = log.toString()
assert text.contains('[partition-not-aligned]')
assert text.contains('[partition-name-twice]')
assert !new File(basedir, 'bad.bin').exists()
return true
