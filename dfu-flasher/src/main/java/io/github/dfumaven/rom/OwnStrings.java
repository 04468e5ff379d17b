// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fields.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells whether a ROM shows its own descriptors, byte for byte as they were recorded: that it is the one that was looked at,
 * and that no other table of strings is in use.
 */
final class OwnStrings {

    private static final int DEVICE_SIZE = 18;
    private static final int MOST = 255;
    private static final int HEAD = 2;
    /** An answer that was cut on its way is not what the ROM says. */
    private static final int MOST_ASKED = 2;

    /** In DFU mode, of every chip. */
    private static final Bytes CONFIGURATION =
            Bytes.hex("09025d00030100c0fa080b000202020000090400000102020000052400100104240202052406000105240103010705"
                    + "850340000109040100020a02000007050302400001070584024000010904020000fe01020009210fbc0240001001");

    private static final Bytes LANGUAGES = Bytes.hex("04030904");
    private static final String MAKER = "Espressif";
    private static final int SERIAL = 3;
    private static final String NO_NUMBER = "0";
    private static final Pattern MAC = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){5}");

    /** A descriptor, and what it has to be; the ROM refuses what it does not have. */
    private record Expected(String what, int type, int index, Predicate<Optional<Bytes>> right) {
        static Expected of(String what, int type, int index, Bytes content) {
            return new Expected(what, type, index, Optional.of(content)::equals);
        }
    }

    private final Chip chip;
    private final Descriptors descriptors;
    private String serial = "";

    OwnStrings(Chip chip, Descriptors descriptors) {
        this.chip = chip;
        this.descriptors = descriptors;
    }

    /**
     * {@return which one of all is not as it should be, in words, or empty}
     *
     * @throws DeviceException if the ROM cannot be asked
     */
    Optional<String> difference() throws DeviceException {
        for (var expected : all()) {
            boolean right = false;
            for (int asked = 0; asked < MOST_ASKED && !right; asked++) {
                right = isRight(expected);
            }
            if (!right) {
                return Optional.of(expected.what());
            }
        }
        return Optional.empty();
    }

    /** Returns the serial number that was seen, in the ROM's spelling. */
    String serial() {
        return serial;
    }

    private boolean isRight(Expected expected) throws DeviceException {
        int length = expected.type() == Descriptors.DEVICE ? DEVICE_SIZE : MOST;
        return expected.right().test(descriptors.get(expected.type(), expected.index(), length));
    }

    private List<Expected> all() {
        return List.of(
                Expected.of("the device descriptor", Descriptors.DEVICE, 0, device()),
                Expected.of("the configuration descriptor", Descriptors.CONFIGURATION, 0, CONFIGURATION),
                Expected.of("the languages of its strings", Descriptors.STRING, 0, LANGUAGES),
                Expected.of("the maker's name", Descriptors.STRING, 1, text(MAKER)),
                Expected.of("the product's name", Descriptors.STRING, 2, text(ChipFacts.name(chip))),
                new Expected("the serial number", Descriptors.STRING, SERIAL, this::isSerial),
                new Expected(
                        "what it has no string for",
                        Descriptors.STRING,
                        ReadableRom.firstOfOthers(),
                        Optional::isEmpty));
    }

    private Bytes device() {
        return new ByteWriter()
                .bytes(Bytes.hex("12010002ef020140"))
                .u16le(Chip.VENDOR_ID)
                .u16le(chip.productId())
                .u16le(chip.dfuRelease())
                .bytes(Bytes.of(1, 2, 3, 1))
                .toBytes();
    }

    private boolean isSerial(Optional<Bytes> answer) {
        if (answer.isEmpty() || answer.get().length() < HEAD) {
            return false;
        }
        var characters = answer.get().slice(HEAD).toByteArray();
        serial = new String(characters, StandardCharsets.UTF_16LE);
        boolean whole = answer.get().equals(text(serial));
        return whole && (chip.hasSerialNumber() ? MAC.matcher(serial).matches() : serial.equals(NO_NUMBER));
    }

    private static Bytes text(String text) {
        var characters = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_16LE));
        return Bytes.concat(List.of(Bytes.of(characters.length() + HEAD, Descriptors.STRING), characters));
    }
}
