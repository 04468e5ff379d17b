// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def said = BuildLog.of(basedir).lines().findAll { it.contains('dfu.bin: ') }.collect { it.replaceAll(/.*dfu\.bin: /, '') }
assert said.size() == 4 : said
assert said[0].contains(' bytes for esp32s2')
assert said[1] == 'up to date'
assert said[2] == 'written anew, because its files or its configuration have changed'
assert said[3].contains(' bytes for esp32s2')
return true
