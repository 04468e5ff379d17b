// SPDX-License-Identifier: Apache-2.0
/**
 * Firmware images of Espressif's chips: what a file is and whether it is sound, {@code dfu.bin} and flash images made, taken apart
 * and compared, partition tables. What is exported to all is for users; the rest is shared with the flasher, or nobody's.
 */
@SuppressWarnings("module") // the flasher is built later
module io.github.dfumaven.imgtool {
    requires com.google.gson;
    requires static info.picocli;
    requires org.apache.commons.codec;
    requires static transitive com.google.errorprone.annotations;
    requires static transitive org.jspecify;

    exports io.github.dfumaven.bytes;
    exports io.github.dfumaven.chip;
    exports io.github.dfumaven.content;
    exports io.github.dfumaven.create;
    exports io.github.dfumaven.diff;
    exports io.github.dfumaven.error;
    exports io.github.dfumaven.extract;
    exports io.github.dfumaven.flashmap;
    exports io.github.dfumaven.inspect;
    exports io.github.dfumaven.merge;
    exports io.github.dfumaven.nvs;
    exports io.github.dfumaven.partition;
    exports io.github.dfumaven.source;
    exports io.github.dfumaven.archive to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.cli to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.cpio to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.csv to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.dfu to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.elf to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.esp to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.fault to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.fields to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.files to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.firmware to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.json to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.layout to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.text to
            io.github.dfumaven.flasher;
    exports io.github.dfumaven.words to
            io.github.dfumaven.flasher;

    opens io.github.dfumaven.cli to
            info.picocli;
    opens io.github.dfumaven.imgtool.cli to
            info.picocli;
}
