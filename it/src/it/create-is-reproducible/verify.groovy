// SPDX-License-Identifier: Apache-2.0
def one = new File(basedir, 'target/one.bin')
def two = new File(basedir, 'target/sub/two.bin')
assert one.length() > 10000
assert one.bytes == two.bytes
return true
