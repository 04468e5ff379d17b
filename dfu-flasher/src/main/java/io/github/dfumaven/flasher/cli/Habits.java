// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What users of dfu-util, esptool, espflash and idf.py type, and what to type here. */
final class Habits {

    private static final String NO_ERASE =
            "DFU has no command to erase: flash erases what it writes. To erase all, flash an image of 0xff.";

    private Habits() {}

    /** Returns command lines, and sentences where there is none. */
    static Map<String, String> here() {
        var here = new HashMap<String, String>();
        put(here, "dfu-flasher list", "-l", "--list", "list-ports", "list_ports", "dfu-list", "devices");
        put(here, "dfu-flasher flash FILE", "-D", "--download", "flash -D", "flash --download");
        put(here, "dfu-flasher flash FILE", "write", "write-flash", "write_flash", "dfu-flash", "program", "load");
        put(here, "dfu-flasher read --size 4MB -o FILE", "read-flash", "read_flash", "dump");
        put(here, "dfu-flasher upload -o FILE", "-U", "--upload");
        put(here, "dfu-flasher detach", "-e", "--detach", "enter");
        put(here, "dfu-flasher reset", "-R", "--reset");
        put(
                here,
                "dfu-flasher board",
                "board-info",
                "chip-id",
                "chip_id",
                "flash-id",
                "flash_id",
                "read-mac",
                "read_mac");
        put(
                here,
                NO_ERASE,
                "erase",
                "erase-flash",
                "erase_flash",
                "erase-region",
                "erase_region",
                "-M",
                "--mass-erase");
        put(
                here,
                "The image says which chip it is for; choose a board with --path or --serial.",
                "flash --chip",
                "flash --target");
        put(here, "dfu-flasher flash --enter FILE", "flash --before");
        put(here, "dfu-flasher flash --run FILE", "flash --after");
        List.of("create", "info", "verify", "extract", "merge", "diff", "partitions", "nvs", "suffix")
                .forEach(command -> here.put(command, "dfu-imgtool " + command));
        put(here, "dfu-imgtool info FILE", "image-info", "image_info");
        put(here, "dfu-imgtool create", "dfu", "save-image");
        put(here, "dfu-imgtool merge", "merge-bin", "merge_bin");
        return here;
    }

    private static void put(Map<String, String> here, String typed, String... elsewhere) {
        for (var word : elsewhere) {
            here.put(word, typed);
        }
    }
}
