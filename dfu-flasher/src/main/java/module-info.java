// SPDX-License-Identifier: Apache-2.0
/** Flashing of boards over USB. */
module io.github.dfumaven.flasher {
    requires info.picocli;
    requires transitive io.github.dfumaven.imgtool;
    requires static transitive com.google.errorprone.annotations;
    requires static transitive org.jspecify;
    requires usb4java;

    exports io.github.dfumaven.backend;
    exports io.github.dfumaven.device;
    exports io.github.dfumaven.flash;
    exports io.github.dfumaven.usb;
    opens io.github.dfumaven.flasher.cli to info.picocli;
}
