// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.cli.Tool
import io.github.dfumaven.imgtool.cli.ImgTool

// 15 bytes, and nothing of them for a terminal: ESC, BEL, a C1 control, a bidirectional override, ends of lines.
def nasty = '\u001b[2J\u0007\u009b\u202e\n\r\u2028'
def plain = 'fifteen-letters'
def file = { new File(basedir, it) }
def tool = { String... words -> assert Tool.run(new ImgTool(), words) == 0 }
// Latin 1 keeps every byte.
def rename = { from, to ->
    def name = new String(nasty.getBytes('UTF-8'), 'ISO-8859-1')
    file(to).bytes = new String(file(from).bytes, 'ISO-8859-1').replace(plain, name).getBytes('ISO-8859-1')
}

file(plain + '.bin').bytes = new byte[5000]
tool('create', '--target', 'esp32s3', '-o', file('plain.bin').path, '0x10000', file(plain + '.bin').path)
file('without-suffix.bin').bytes = file('plain.bin').bytes
tool('suffix', 'remove', file('without-suffix.bin').path)
rename('without-suffix.bin', 'nasty.bin')
tool('suffix', 'add', '--vid', '303a', '--pid', '0009', file('nasty.bin').path)

file('table.csv').text = plain + ',data,nvs,0x9000,24K,\n'
tool('partitions', 'to-bin', '--disable-md5sum', '-o', file('plain-table.bin').path, file('table.csv').path)
rename('plain-table.bin', 'table.bin')
file('flasher_args.json').text = '''{
    "flash_files": { "0x10000": "\\u001b[2J\\u0007\\u009b\\u202e\\n\\r\\u2028.bin" },
    "extra_esptool_args": { "chip": "esp32s3" }
}'''
return true
