// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.json.JsonObjectBuilder;

/** Tells programs what was extracted. */
final class ExtractionJson {

    private ExtractionJson() {}

    static String write(Extraction done) {
        return new JsonObjectBuilder()
                .put("file", done.source())
                .put("directory", done.folder())
                .put("manifest", done.manifest())
                .put("rebuilds", done.rebuilds())
                .put(
                        "files",
                        done.files(),
                        file -> new JsonObjectBuilder()
                                .put("name", file.name())
                                .put("address", file.address())
                                .put("size", file.content().length())
                                .put("parts", file.parts())
                                .put("sha256", file.content().sha256()))
                .toString();
    }
}
