// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ATTRS{idVendor}==\"303a\", ATTRS{idProduct}==\"1001\", TAG+=\"uaccess\" ; false",
                "ATTR{idVendor}==\"10c4\", ATTR{idProduct}==\"0002\" ; false",
                "ATTR{idVendor}==\"303a\", ATTR{idProduct}==\"00??\" ; true",
                "ATTRS{idVendor}==\"303a\", ATTRS{idProduct}==\"0009|0012\" ; true",
                "ATTR{idVendor}==\"303a\", ATTR{idProduct}==\"00[0-1]?\" ; true",
                "ATTR{idVendor}==\"303[!b]\" ; true",
                "ATTR{idVendor}==\"303[\" ; false"
            })
    void onlyRulesForDownloadModeCount(String line, boolean counts) throws IOException {
        var files = new MachineFiles(root);
        files.rule("70-esp.rules", line + "\n");

        assertThat(files.linux().rules()).hasSize(counts ? 1 : 0);
    }
}
