// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.source.SourceRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What users write is understood here, for the command and the goal alike. */
class CreateRequestTest {

    private final SourceRequest.Builder sources = SourceRequest.builder();
    private final CreateRequest.Builder builder = CreateRequest.builder(SourceRequest.NONE);

    @Test
    void numbersAreTakenAsPeopleWriteThem() throws InvalidRequestException {
        var request = builder.pid("0x9")
                .flashSize("8MB")
                .partSize("512K")
                .target("esp32s3")
                .build();

        assertThat(request.pid()).hasValue(9);
        assertThat(request.flashSize()).contains(FlashSize.MB_8);
        assertThat(request.partSize()).hasValue(CreateRequest.DEFAULT_PART_SIZE);
        assertThat(sources.file("64K", Path.of("app.bin")).build())
                .isEqualTo(SourceRequest.builder()
                        .file(0x10000, Path.of("app.bin"))
                        .build());
    }

    @Test
    void whatIsNotSaidIsLeftToTheFiles() throws InvalidRequestException {
        builder.pid("9").flashSize("8MB").partSize("4096").target("esp32s3");

        builder.pid(null).flashSize(null).partSize(null).target(null);

        assertThat(builder.build()).isEqualTo(CreateRequest.of(SourceRequest.NONE));
        assertThat(sources.partitionTableOffset("0x9000")
                        .partitionTableOffset(null)
                        .build())
                .isEqualTo(SourceRequest.NONE);
    }

    @Test
    void aWrongWordIsRefusedByTheNameOfItsOption() {
        assertThatThrownBy(() -> builder.pid("s3")).hasMessageStartingWith("pid s3: is not a hexadecimal number");
        assertThatThrownBy(() -> builder.partSize("much")).hasMessage("partSize much: is not a number [bad-number]");
        assertThatThrownBy(() -> sources.file("app", Path.of("app.bin")))
                .hasMessage("ADDRESS app: is not a number [bad-number]");
        assertThatThrownBy(() -> sources.partitionTableOffset("-1")).hasMessageEndingWith("[bad-number]");
    }
}
