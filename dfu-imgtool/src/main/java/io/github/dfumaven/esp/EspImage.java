// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.chip.MemoryType;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * An application or a bootloader, as esptool's elf2image makes them.
 *
 * <pre>
 * part              size
 * header            8      {@link ImageHeader}
 * extended header   16     {@link ExtendedHeader}, not on the ESP8266
 * segments          8 + n  {@link Segment}, up to 16
 * zeros             0-15   up to the byte in front of the next multiple of 16
 * check sum         1      {@link ImageChecksum}
 * SHA-256           32     {@link ImageHash}, where the header says so
 * padding, signature       {@link ImageSignature}
 * </pre>
 *
 * @param file all bytes that were parsed, whatever lies behind the image included
 * @param chip the chip the image is for, or empty if its id stands for none
 * @param header what all images have
 * @param extendedHeader what all but those for the ESP8266 have
 * @param segments in the order of the file
 * @param checksum as stored and as computed
 * @param hash as stored and as computed, if there is one
 * @param app the application's description, if there is one
 * @param bootloader the bootloader's description, if there is one
 * @param signature for secure boot, if there is one
 * @see <a href="https://docs.espressif.com/projects/esptool/en/latest/esp32/advanced-topics/firmware-image-format.html">
 *     esptool, firmware image format</a>
 */
public record EspImage(
        Bytes file,
        Optional<Chip> chip,
        ImageHeader header,
        Optional<ExtendedHeader> extendedHeader,
        List<Segment> segments,
        ImageChecksum checksum,
        Optional<ImageHash> hash,
        Optional<AppDescriptor> app,
        Optional<BootloaderDescriptor> bootloader,
        Optional<ImageSignature> signature) {

    /** Copies the list. */
    public EspImage {
        segments = List.copyOf(segments);
    }

    /**
     * Reads an image for whatever chip it is. What is damaged but does not hide the rest is left to {@link #problems}.
     *
     * @param file an image at offset 0; anything may lie behind it
     * @return the image, of the ESP8266 when it looks like one of those only
     * @throws FormatException if it does not start like an image, promises more than 16 segments, ends inside a segment
     *     or in front of the check sum, or has a digest field other than 0 and 1
     */
    public static EspImage parse(Bytes file) throws FormatException {
        return ImageReader.read(file, ImageReader.looksLikeEsp8266(file));
    }

    /**
     * Reads an image in the format of a chip, whatever the header says about the chip.
     *
     * @param file an image at offset 0; anything may lie behind it
     * @param chip whose format it is; all chips but the ESP8266 have the same
     * @return the image; its chip is still the one of the header
     * @throws FormatException as {@link #parse(Bytes)}
     */
    public static EspImage parse(Bytes file, Chip chip) throws FormatException {
        return ImageReader.read(file, chip.isFirstGeneration());
    }

    /**
     * Returns the image that a file starts with.
     *
     * @param file any bytes
     * @return the image, or empty if the file does not start like one or is too damaged to be read
     */
    public static Optional<EspImage> find(Bytes file) {
        try {
            return isLikely(file) ? Optional.of(parse(file)) : Optional.empty();
        } catch (FormatException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether a file starts like an image, by its first bytes alone.
     *
     * @param file any bytes
     * @return true if it is worth the attempt to parse it
     */
    public static boolean isLikely(Bytes file) {
        return ImageReader.looksLikeEsp32(file) || ImageReader.looksLikeEsp8266(file);
    }

    /**
     * Returns the chip that the first bytes of a file name, even where the rest is damaged or missing.
     *
     * @param file any bytes
     * @return the chip, or empty if the file does not start like an image for a chip we know
     */
    public static Optional<Chip> likelyChip(Bytes file) {
        if (ImageReader.looksLikeEsp32(file)) {
            return Chip.ofImageId(file.u16le(ImageReader.CHIP_ID_OFFSET));
        }
        return ImageReader.looksLikeEsp8266(file) ? Optional.of(Chip.ESP8266) : Optional.empty();
    }

    /** {@return how long the image is, digest included; what lies behind is not part of it: bytes, at most the length of the file} */
    public int length() {
        return hash.map(one -> one.offset() + one.stored().length()).orElse(checksum.offset() + 1);
    }

    /** {@return how many bytes lie behind the image: 0 or more} */
    public int trailingBytes() {
        return file.length() - length();
    }

    /** {@return how the chip talks to its flash: the mode, or empty if the header's code is not used} */
    public Optional<FlashMode> flashMode() {
        return header.flashMode();
    }

    /**
     * {@return how large the flash is that the image expects: the size, or empty if the chip is unknown or does not use the header's code}
     */
    public Optional<FlashSize> flashSize() {
        return chip.flatMap(header::flashSize);
    }

    /** {@return how fast the flash is clocked: the frequency, or empty if the chip is unknown or does not use the header's code} */
    public Optional<FlashFrequency> flashFrequency() {
        return chip.flatMap(header::flashFrequency);
    }

    /**
     * {@return what the image is for, by its descriptions and else by its segments: {@code RAM} for what has no description and no segment
     * in flash}
     */
    public ImageKind kind() {
        if (app.isPresent()) {
            return ImageKind.APP;
        }
        if (bootloader.isPresent()) {
            return ImageKind.BOOTLOADER;
        }
        return segments.stream().anyMatch(this::isMapped) ? ImageKind.APP : ImageKind.RAM;
    }

    /**
     * Returns what the image is for when it stands at an address of the flash.
     *
     * @param address where in flash
     * @return {@code BOOTLOADER} at the place where the ROM of the image's chip looks for it, else as {@link #kind()}
     */
    public ImageKind kindAt(long address) {
        var place = chip.map(Chip::bootloaderAddress);
        boolean booted = place.isPresent() && place.get().orElse(-1) == address;
        return booted && app.isEmpty() ? ImageKind.BOOTLOADER : kind();
    }

    /** Tells whether the chip reads a segment from flash through its cache instead of copying it. */
    boolean isMapped(Segment segment) {
        return chip.map(segment::memoryTypes)
                .filter(types -> types.contains(MemoryType.DROM) || types.contains(MemoryType.IROM))
                .isPresent();
    }

    /**
     * {@return everything that is wrong with the image although it could be read: errors for what the chip would refuse, warnings for what
     * is only doubtful}
     */
    public List<Problem> problems() {
        return ImageProblems.of(this);
    }
}
