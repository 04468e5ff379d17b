// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.Firmware

// An application as its own build would have installed it, with a classifier as there may be several of one project.
Firmware.of('esp32s3').writeTo(new File(basedir, 'build'))
def home = new File(localRepositoryPath, 'io/github/dfumaven/it/firmware/1.0')
home.mkdirs()
new File(home, 'firmware-1.0-app.bin').bytes = new File(basedir, 'build/app.bin').bytes
new File(home, 'firmware-1.0.pom').text = '''<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.dfumaven.it</groupId>
  <artifactId>firmware</artifactId>
  <version>1.0</version>
  <packaging>pom</packaging>
</project>
'''
return true
