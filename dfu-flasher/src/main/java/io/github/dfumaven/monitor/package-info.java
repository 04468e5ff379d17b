// SPDX-License-Identifier: Apache-2.0
/**
 * Shows what a board prints on its serial port, over USB or of an adapter: across resets and new enumerations, with the
 * addresses of panics in words, until a line says that all is well or is not. jSerialComm opens the ports.
 *
 * <pre>{@code
 * var request = MonitorRequest.builder().path("1-10").elf(Path.of("app.elf")).until("Ready").timeout("30s").build();
 * var end = new Monitor(SerialPorts.ofThisMachine(), Sleeper.REAL)
 *         .run(request, listener, InputStream.nullInputStream(), () -> false);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.monitor;

import org.jspecify.annotations.NullMarked;
