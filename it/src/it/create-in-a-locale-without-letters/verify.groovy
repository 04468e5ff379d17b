// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

// Elsewhere names of files are Unicode whatever the locale, and the file is just not there.
def code = System.getProperty('os.name').startsWith('Linux') ? '[bad-file-name]' : '[file-not-found]'
def log = BuildLog.of(basedir)
assert log.lines().any { it.contains(code) }
assert code == '[file-not-found]' || log.lines().any { it.contains('set LC_ALL') }
assert !log.lines().any { it.contains('[internal-error]') }
return true
