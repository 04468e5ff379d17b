// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;

/** Knows one format. */
@FunctionalInterface
interface Recogniser {

    /** Returns all that is known of a file, or empty if it is not of this format; nothing in the file makes it fail. */
    Optional<ImageInfo> recognise(String name, Bytes file);
}
