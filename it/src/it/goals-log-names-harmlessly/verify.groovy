// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.text.TextWidth

def lines = BuildLog.of(basedir).lines()
lines.each { assert TextWidth.isHarmless(it.replace('\t', '')) : it }
// The end of a line in a name has begun no line: what is behind it would stand there first.
assert !lines.any { it.startsWith('.bin') || it.startsWith('??.bin') || it.startsWith('\ufffd\ufffd') }
assert lines.any { it.startsWith('[INFO]') && it.contains('[2J') }
assert lines.any { it.startsWith('[ERROR]') && it.contains('[2J') && it.contains('[unsafe-name]') }
assert lines.any { it.startsWith('[ERROR]') && it.contains('[2J') && it.contains('there is no such file') }
return true
