// SPDX-License-Identifier: Apache-2.0
import java.security.MessageDigest

def page = new File(basedir, 'target/reports/firmware.html').getText('UTF-8')
def image = new File(basedir, 'target/dfu.bin').bytes
assert page.contains(MessageDigest.getInstance('SHA-256').digest(image).encodeHex().toString())
assert page.contains(image.length + ' B (')
assert page.contains('DFU image for esp32s3. No problems found.')
assert !page.contains(basedir.path) : 'a folder of this machine'
['image', 'flash-map', 'contents', 'partitions', 'image-0x000000', 'image-0x010000', 'entries'].each {
    assert page.contains('id="' + it + '"') : it
}
assert page.contains('<a href="#image-0x010000">app.bin</a>')

// 9072 bytes are 0.87 percent of the partition.
def factory = page.substring(page.indexOf('>factory<', page.indexOf('id="partitions"')))
assert factory.substring(0, factory.indexOf('</tr>')).contains('>1 %<')

assert page.contains('src="images/firmware-flash-map.svg"')
def map = new File(basedir, 'target/reports/images/firmware-flash-map.svg').getText('UTF-8')
assert map.contains('>factory<')
def said = new File(basedir, 'build.log').readLines()
assert said.any { it.contains('The page is ') && it.endsWith('firmware.html') && new File(it.replaceAll(/.*The page is /, '')).isFile() }
return true
