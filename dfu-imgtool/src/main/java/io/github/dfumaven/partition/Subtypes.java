// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The names of subtypes: those that ESP-IDF has, and those a project adds.
 *
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/partition_table/gen_esp32part.py">ESP-IDF,
 *     gen_esp32part.py, SUBTYPES</a>
 */
public final class Subtypes {

    /** The subtypes of ESP-IDF. */
    public static final Subtypes STANDARD = new Subtypes(standard());

    private final Map<PartitionType, Map<String, Integer>> codes;

    private Subtypes(Map<PartitionType, Map<String, Integer>> codes) {
        this.codes = codes;
    }

    private static Map<PartitionType, Map<String, Integer>> standard() {
        var app = new LinkedHashMap<String, Integer>();
        app.put("factory", 0x00);
        for (int i = 0; i < 16; i++) {
            app.put("ota_" + i, 0x10 + i);
        }
        app.put("test", 0x20);
        app.put("tee_0", 0x30);
        app.put("tee_1", 0x31);
        var data = new LinkedHashMap<String, Integer>();
        var names = List.of("ota", "phy", "nvs", "coredump", "nvs_keys", "efuse", "undefined");
        names.forEach(name -> data.put(name, names.indexOf(name)));
        data.put("esphttpd", 0x80);
        data.put("fat", 0x81);
        data.put("spiffs", 0x82);
        data.put("littlefs", 0x83);
        data.put("tee_ota", 0x90);
        return Map.of(
                PartitionType.APP,
                app,
                PartitionType.DATA,
                data,
                PartitionType.BOOTLOADER,
                Map.of("primary", 0, "ota", 1, "recovery", 2),
                PartitionType.PARTITION_TABLE,
                Map.of("primary", 0, "ota", 1));
    }

    /**
     * {@return these subtypes and another one: the larger set}
     *
     * @param spec type, name and hexadecimal value, joined by commas, such as {@code app,my_app,0x40}
     * @throws InvalidRequestException if it is not spelled so, or name or value are taken
     */
    public Subtypes with(String spec) throws InvalidRequestException {
        var fields = spec.split(",", -1);
        var type = fields.length == 3 ? PartitionType.named(fields[0].strip()) : Optional.<PartitionType>empty();
        if (type.isEmpty() || fields[1].isBlank()) {
            throw bad(spec, "is not a type with subtypes, a name and a value");
        }

        var name = fields[1].strip().toLowerCase(Locale.ROOT);
        int value = value(spec, fields[2].strip());
        var named = codes.getOrDefault(type.get(), Map.of());
        if (named.containsKey(name) && named.get(name) != value) {
            throw bad(spec, "names a subtype that has another value already");
        }
        if (!named.containsKey(name) && named.containsValue(value)) {
            throw bad(spec, "has the value of another subtype");
        }
        var larger = new LinkedHashMap<>(named);
        larger.put(name, value);
        var all = new HashMap<>(codes);
        all.put(type.get(), larger);
        return new Subtypes(all);
    }

    private static int value(String spec, String digits) throws InvalidRequestException {
        var plain = digits.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        if (!plain.matches("0*[0-9a-f]{1,2}")) {
            throw bad(spec, "has a value that is no hexadecimal number from 0 to ff");
        }
        return Integer.parseInt(plain.substring(Math.max(0, plain.length() - 2)), 16);
    }

    private static InvalidRequestException bad(String spec, String why) {
        return PartitionOptionError.BAD_EXTRA_SUBTYPE.about("extraPartitionSubtypes", spec, "%s", why);
    }

    /**
     * {@return the number of a name: 0 to 255, or empty if the type has no such subtype}
     *
     * @param type the partition's type
     * @param name the subtype's name, in any case
     */
    public OptionalInt code(int type, String name) {
        var code = named(type).get(name.toLowerCase(Locale.ROOT));
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /**
     * {@return the name of a number: the name, or empty if it has none}
     *
     * @param type the partition's type
     * @param code the subtype's number
     */
    public Optional<String> name(int type, int code) {
        return named(type).entrySet().stream()
                .filter(entry -> entry.getValue() == code)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Tells whether a name is that of a subtype of any type. */
    boolean isTaken(String name) {
        return codes.values().stream().anyMatch(named -> named.containsKey(name));
    }

    /** Returns the names that a type has, in the order of their definition. */
    List<String> names(int type) {
        return named(type).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Integer> named(int type) {
        return PartitionType.ofCode(type)
                .map(known -> codes.getOrDefault(known, Map.<String, Integer>of()))
                .orElse(Map.of());
    }
}
