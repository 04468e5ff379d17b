// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.Content;
import java.util.List;
import java.util.Optional;

/** A file that a container holds, or what a region of flash holds. */
public final class ContentInfo {

    private final Content content;

    ContentInfo(Content content) {
        this.content = content;
    }

    /** {@return the name of the file; that of the partition where the container knows no names} */
    public String name() {
        return content.name();
    }

    /** {@return the address in flash: 0 to 0xffff_ffff} */
    public long address() {
        return content.address();
    }

    /** {@return how many bytes it has} */
    public long size() {
        return content.size();
    }

    /** {@return the address in flash behind the last byte} */
    public long end() {
        return content.end();
    }

    /** {@return how many entries of the archive it is cut into: 1 elsewhere} */
    public int parts() {
        return content.parts();
    }

    /** {@return what it holds} */
    public ContentKind kind() {
        return content.kind();
    }

    /** {@return the name of the partition it lies in, or empty} */
    public Optional<String> partition() {
        return content.partition();
    }

    /** {@return what it says of itself, or empty if it is no application} */
    public Optional<AppInfo> app() {
        return content.image().flatMap(EspImage::app).map(AppInfo::of);
    }

    /** {@return what is known of it if it is an ESP image, as people read it; else nothing} */
    public List<Fact> facts() {
        return content.image().map(Facts::of).orElse(List.of());
    }

    /** Returns name and place. */
    @Override
    public String toString() {
        return content.name() + " at 0x" + Long.toHexString(content.address());
    }
}
