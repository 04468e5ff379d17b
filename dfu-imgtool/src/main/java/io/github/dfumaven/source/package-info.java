// SPDX-License-Identifier: Apache-2.0
/**
 * Where the files that go into flash come from: files at addresses, a build of ESP-IDF, or the parts of a firmware.
 *
 * <pre>{@code
 * SourceRequest parts = SourceRequest.builder()
 *         .bootloader(bootloader)
 *         .partitions(table)
 *         .app(app)
 *         .build();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.source;

import org.jspecify.annotations.NullMarked;
