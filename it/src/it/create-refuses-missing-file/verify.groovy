// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

BuildLog.of(basedir).expectFailure('create (default-create)', 'create-refuses-missing-file',
    new File(basedir, 'build/nowhere.bin').path + ': there is no such file [file-not-found]',
    '  Check the name and the folder; build the file first if it is made by a build.')
assert !new File(basedir, 'target/dfu.bin').exists()
return true
