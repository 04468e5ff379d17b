// SPDX-License-Identifier: Apache-2.0
def input = new File(localRepositoryPath,
    'io/github/dfumaven/it/create-installs-packaging-dfu/1.0/create-installs-packaging-dfu-1.0.dfu')
def image = new File(basedir, 'target/dfu.bin')
assert new String(image.bytes, 'ISO-8859-1').contains(new String(input.bytes, 'ISO-8859-1'))
return true
