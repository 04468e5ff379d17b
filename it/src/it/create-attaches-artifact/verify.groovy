// SPDX-License-Identifier: Apache-2.0
def repository = new File(localRepositoryPath, 'io/github/dfumaven/it/create-attaches-artifact/1.0')
def image = new File(basedir, 'target/dfu.bin')
def smallParts = new File(basedir, 'target/small-parts.bin')
assert new File(repository, 'create-attaches-artifact-1.0.jar').exists()
assert new File(repository, 'create-attaches-artifact-1.0.dfu').bytes == image.bytes
assert new File(repository, 'create-attaches-artifact-1.0-small-parts.dfu').bytes == smallParts.bytes
assert image.bytes != smallParts.bytes
return true
