// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def lines = BuildLog.of(basedir).lines()
def refused = lines.findAll { it.contains('app.elf at 0x') && it.contains('is an ELF program, but') && it.endsWith('[not-an-image]') }
assert refused.size() == 2 // what is known is refused though it is declared encrypted
assert lines.count('[ERROR]   Give the .bin that the build makes of it (esptool elf2image), not the .elf.') == 2
assert !new File(basedir, 'target/dfu.bin').exists()
return true
