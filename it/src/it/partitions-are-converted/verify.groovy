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
def codes = log.lines().collectMany { line -> (line =~ /^\[ERROR] .*bad\.csv: .* \[([a-z0-9-]+)]$/).collect { it[1] } }
assert codes == ['partition-not-aligned', 'partition-name-twice', 'partition-not-aligned']
assert !new File(basedir, 'bad.bin').exists()
log.expectFailure('partitions (default-cli)', 'partitions-are-converted', 'there is no table to check or convert [missing-table]',
    '  Name it with <partitions>, CSV or binary, or as -Ddfu.partitions=partitions.csv.')
return true
