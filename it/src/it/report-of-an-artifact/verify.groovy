// SPDX-License-Identifier: Apache-2.0
def page = new File(basedir, 'target/reports/firmware.html').getText('UTF-8')
assert page.contains('create-installs-packaging-dfu-1.0.dfu')
assert page.contains('DFU image for esp32s3. No problems found.')
return true
