// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import java.security.MessageDigest

// Of what Espressif's esp-idf-nvs-partition-gen 0.2.0 makes of the same files: generate values.csv nvs.bin 0x6000
def expected = '519e16cadd51419096c7ea5b92e7e6d4e325a9d12933ef68ec375c3a1eb73066'
def partition = new File(basedir, 'target/nvs.bin').bytes
assert partition.length == 0x6000
assert MessageDigest.getInstance('SHA-256').digest(partition).encodeHex().toString() == expected

def lines = BuildLog.of(basedir).lines()
assert lines.any { it.contains('nvs.bin: NVS version 2, 3 keys in 1 namespace, 1 of 6 pages in use') }
assert lines.any {
    it.contains('bad.csv: line 3, key offset: -4 is not within 0 to 255, as u8 is [nvs-out-of-range]')
}
assert lines.any { it.contains('<nvsPartition> factory: is no partition of NVS in the table; these are: nvs [no-nvs-partition]') }
assert lines.any { it.contains('nothing tells the size of the partition nvs [no-nvs-size]') }
assert lines.any { it.contains('there are no values for the partition nvs [missing-values]') }
assert !new File(basedir, 'bad.bin').exists()
return true
