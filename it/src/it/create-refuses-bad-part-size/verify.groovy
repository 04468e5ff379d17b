// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expectFailure('create (default-create)', 'create-refuses-bad-part-size',
    '<partSize> 1000: is no multiple of 4096, so two parts would share a sector of flash [bad-part-size]',
    '  Give a multiple of 4096, the size of a flash sector, for example 512K.')
assert !new File(basedir, 'target/dfu.bin').exists()
return true
