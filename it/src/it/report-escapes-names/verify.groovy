// SPDX-License-Identifier: Apache-2.0
['firmware.html', 'images/firmware-flash-map.svg'].each { file ->
    def page = new File(basedir, 'target/site/' + file).getText('UTF-8')
    assert !page.contains('<img src=x') : file
    assert !page.contains('<script>x') : file
    assert page.contains('&lt;script&gt;x&lt;/') : file
    assert page.contains('&lt;img src=x on') : file // the picture cuts long names
    assert page.contains("&amp;amp;") : file
    assert page.contains('${1+1}#set($y=1)') : file // a skin may be a template
}
return true
