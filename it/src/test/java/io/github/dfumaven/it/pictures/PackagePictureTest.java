// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import io.github.dfumaven.it.GeneratedDocs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PackagePictureTest {

    /** {@code -Ddocs.write} draws it instead of comparing it. */
    @Test
    void thePictureOfThePackagesIsThatOfTheCode() throws IOException {
        GeneratedDocs.check("../resources/images/packages.svg", new PackagePicture().svg());
    }
}
