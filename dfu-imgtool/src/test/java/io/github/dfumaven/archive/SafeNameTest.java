// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeNameTest {

    @Test
    void namesThatLeaveTheFolderAreUnsafeEverywhere() {
        for (var name : new String[] {
            "",
            ".",
            "..",
            "../x",
            "a/../../x",
            "/etc/passwd",
            "a/b",
            "C:x",
            "c:\\x",
            "a\0b",
            "a\nb",
            "\u007f",
            "a\u009bb",
            "a\u202eb",
            "a\u2028b",
            "a\u2066b"
        }) {
            assertThat(SafeName.fault(name, false)).as(name).isPresent();
            assertThat(SafeName.fault(name, true)).as(name).isPresent();
        }
    }

    @Test
    void namesThatWindowsReadsOtherwiseAreUnsafeThere() {
        for (var name :
                new String[] {"..\\x", "\\x", "a\\b", "nul", "NUL.bin", "com1.txt", "x.bin:stream", "x.", "x ", "a*b"
                }) {
            assertThat(SafeName.fault(name, true)).as(name).isPresent();
            assertThat(SafeName.fault(name, false)).as(name).isEmpty();
        }
    }

    @Test
    void usualNamesAreSafe() {
        for (var name : new String[] {"app.bin", ".hidden", "..x", "größe 1.bin", "a-0x1000.bin", "x...bin"}) {
            assertThat(SafeName.fault(name, false)).as(name).isEmpty();
            assertThat(SafeName.fault(name, true)).as(name).isEmpty();
        }
    }
}
