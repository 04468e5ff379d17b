// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog
import io.github.dfumaven.record.RecordAddress
import io.github.dfumaven.record.Records
import java.time.Instant

def line = new File(basedir, 'line').toPath()
def macs = ['7c:df:a1:00:00:01', '7c:df:a1:00:00:02', '7c:df:a1:00:00:03']
Records.existing(RecordAddress.of(line.resolve('station-records.db'))).withCloseable { records ->
    def attempts = records.attempts(Instant.EPOCH)
    assert attempts.size() == 3
    def rows = records.rows()
    assert rows*.key() == ['SN1', 'SN2', 'SN3']
    assert rows*.state().every { it == 'confirmed' }
    assert rows.collect { it.board().get() }.sort() == macs

    // Each board holds the row that the record says, and no other.
    ['flash.bin', 'flash.bin.2', 'flash.bin.3'].eachWithIndex { name, n ->
        def flash = new String(new File(basedir, 'target/' + name).bytes, 'ISO-8859-1')
        def own = rows.find { it.board().get() == macs[n] }.key()
        rows*.key().each { assert flash.contains(it + '\0') == (it == own) }
    }
}

def log = BuildLog.of(basedir)
log.expect('[WARNING] The boards are simulated: no USB is used, and no real board is flashed')
['first', 'second', 'third'].each { slot ->
    assert log.lines().any { it =~ /^\[INFO] $slot: flashed and confirmed, 7c:df:a1:00:00:0\d, row SN\d, [\d.]+ s$/ }
}
log.expect('[INFO] 3 confirmed, 0 failed, 0 others: every row of the table of boards is on a board.')
log.expect('[INFO] 0 confirmed, 0 failed, 0 others: every row of the table of boards is on a board.')
assert log.lines().count { it.endsWith(': flashing') } == 4 // with the board of another chip
def failure = '[ERROR] Failed to execute goal io.github.dfumaven:dfu-maven-plugin:station (default-cli) on project station-of-simulated-boards: '
['[job-wrong-image]', '[missing-job]', '[record-unavailable]', '[too-many-failures]'].each { code ->
    assert log.lines().any { it.startsWith(failure) && it.endsWith(code) } : code
}
assert log.lines().any { it.startsWith('[ERROR] ') && it.contains('wrong-device') }
log.expectNo('\\s+at [\\w.$/]+\\(.*\\)')
return true
