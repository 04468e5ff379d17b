// SPDX-License-Identifier: Apache-2.0
/**
 * What a file is, and what it says about flash. Everything that takes firmware asks here.
 *
 * <pre>{@code
 * FirmwareFile file = FirmwareFile.of(Bytes.read(Path.of("firmware.uf2")));
 * System.out.println("is " + file.kind().words());
 * file.undamaged().parts().forEach(part -> System.out.println(part.name()));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.firmware;

import org.jspecify.annotations.NullMarked;
