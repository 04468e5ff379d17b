// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.Firmware

Firmware.of('esp32s3').writeTo(new File(basedir, 'build'))
new File(basedir, 'boards.csv').text = 'serial_number,hostname\nSN1,lamp-1\nSN2,lamp-2\n'
new File(basedir, 'values.csv').text = '''key,type,encoding,value
factory,namespace,,
serial,data,string,${serial_number}
hostname,data,string,${hostname}
mac,data,string,${mac}
'''
return true
