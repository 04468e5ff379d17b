// SPDX-License-Identifier: Apache-2.0
def input = new File(basedir, 'build/app.bin')
def image = new File(basedir, 'target/dfu.bin')
assert new String(image.bytes, 'ISO-8859-1').contains(new String(input.bytes, 'ISO-8859-1'))
return true
