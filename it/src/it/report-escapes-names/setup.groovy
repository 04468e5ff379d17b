// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.cli.Tool
import io.github.dfumaven.imgtool.cli.ImgTool

def build = new File(basedir, 'build')
build.mkdirs()
new File(build, '"><img src=x onerror=alert(1)>.bin').bytes = new byte[4096]
new File(basedir, 'table.csv').text = '''\
<script>x</scrip, data, nvs,     0x9000,  0x6000,
"'&amp;,       app,  factory, 0x10000, 1M,
${1+1}#set($y=1), data, nvs,   0x110000, 0x3000,
'''
assert Tool.run(new ImgTool(), 'partitions', 'to-bin', new File(basedir, 'table.csv').path, '-o', new File(basedir, 'table.bin').path) == 0
return true
