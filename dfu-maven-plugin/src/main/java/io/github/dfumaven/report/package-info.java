// SPDX-License-Identifier: Apache-2.0
/**
 * The page about an image in a project's site. It shows what {@code dfu:info} tells.
 *
 * <pre>{@code
 * new FirmwareReport(sink, Inspection.of(Path.of("dfu.bin")), wording).write(Optional.of("flash-map.svg"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.report;

import org.jspecify.annotations.NullMarked;
