// SPDX-License-Identifier: Apache-2.0
/**
 * The page about an image, in the site of a project or by itself. It shows what {@code dfu:info} tells.
 *
 * <pre>{@code
 * String page = OwnPage.of(FirmwareReport.sections(Inspection.of(Path.of("dfu.bin")), wording, Optional.of("flash-map.svg")));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.report;

import org.jspecify.annotations.NullMarked;
