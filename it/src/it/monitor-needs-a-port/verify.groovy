// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

def log = BuildLog.of(basedir)
log.expect('[INFO] --- waiting for the serial port tty-of-nobody')
log.expectFailure('monitor (default-cli)', 'standalone-pom', 'serial port tty-of-nobody: is not there [no-port]',
    '  Connect the board, start its application (RESET), and name the port with <port> where the USB path does not lead to it.')
return true
