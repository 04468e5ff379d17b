// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.Firmware

Firmware.of('esp32s3').writeTo(new File(basedir, 'build'))
def line = new File(basedir, 'line')
line.mkdirs()
new File(line, 'boards.csv').text = 'serial_number\nSN1\nSN2\nSN3\n'
new File(line, 'values.csv').text = '''key,type,encoding,value
factory,namespace,,
serial,data,string,${serial_number}
'''
new File(line, 'job.json').text = '''{
  "artifact": "io.github.dfumaven.it:station-of-simulated-boards:1.0",
  "boards": "boards.csv",
  "values": "values.csv",
  "slots": { "1-10": "first", "1-2": "second", "1-3": "third" }
}
'''
new File(line, 'job-other.json').text = '{ "image": "../target/dfu.bin", "target": "esp32p4" }'
new File(line, 'job-failing.json').text = '{ "image": "../target/dfu.bin", "stopAfterFailures": 1 }'
return true
