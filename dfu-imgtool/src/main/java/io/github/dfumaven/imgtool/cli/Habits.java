// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What users of esptool, espflash, idf.py, gen_esp32part, mkdfu.py and dfu-suffix type, and what to type here. */
final class Habits {

    private Habits() {}

    /** Returns command lines. */
    static Map<String, String> here() {
        var here = new HashMap<String, String>();
        put(here, "dfu-imgtool info FILE", "image-info", "image_info", "show");
        put(here, "dfu-imgtool create -o dfu.bin ADDRESS FILE", "dfu", "save-image", "write", "build", "elf2image");
        put(here, "dfu-imgtool merge -o FILE ADDRESS FILE", "merge-bin", "merge_bin", "uf2");
        put(here, "dfu-imgtool partitions to-bin or to-csv", "partition-table", "gen_esp32part");
        put(here, "dfu-imgtool nvs to-bin FILE.csv -o FILE --size SIZE", "generate", "nvs generate");
        put(here, "dfu-imgtool nvs to-csv FILE", "nvs decode", "nvs decrypt");
        put(here, "dfu-imgtool suffix check FILE", "-c", "--check");
        put(here, "dfu-imgtool suffix add FILE", "-a", "--add");
        put(here, "dfu-imgtool suffix remove FILE", "-D", "--delete");
        List.of("list", "board", "flash", "monitor", "simulate", "share", "upload", "read", "detach", "reset", "run")
                .forEach(command -> here.put(command, "dfu-flasher " + command));
        put(here, "dfu-flasher flash FILE", "write-flash", "write_flash", "dfu-flash");
        put(here, "dfu-flasher list", "dfu-list");
        put(here, "dfu-flasher udev or doctor", "udev", "doctor");
        return here;
    }

    private static void put(Map<String, String> here, String typed, String... elsewhere) {
        for (var word : elsewhere) {
            here.put(word, typed);
        }
    }
}
