// SPDX-License-Identifier: Apache-2.0
/**
 * Flashing of boards over USB: which bus, which boards, and what became of them. What is exported is for users. Of usb4java
 * and of the databases of a station, which are no modules or not wanted by all, the class path is where they have to be.
 */
module io.github.dfumaven.flasher {
    requires com.fazecast.jSerialComm;
    requires static info.picocli;
    requires static java.sql;
    requires jdk.httpserver;
    requires transitive io.github.dfumaven.imgtool;
    requires static transitive com.google.errorprone.annotations;
    requires static transitive org.jspecify;

    exports io.github.dfumaven.backend;
    exports io.github.dfumaven.device;
    exports io.github.dfumaven.doctor;
    exports io.github.dfumaven.flash;
    exports io.github.dfumaven.usb;

    opens io.github.dfumaven.flasher.cli to
            info.picocli;
}
