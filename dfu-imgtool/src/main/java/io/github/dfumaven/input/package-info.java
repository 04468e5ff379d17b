// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a request, read, and where in flash they go; for whatever is to be made of them.
 *
 * <pre>{@code
 * FlashFiles files = FlashFiles.read(SourceRequest.ofBuild(Path.of("build")), Optional.empty(), Optional.empty());
 * System.out.println(files.chip() + " " + files.files().size());
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.input;

import org.jspecify.annotations.NullMarked;
