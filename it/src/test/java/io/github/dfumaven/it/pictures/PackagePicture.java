// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws every package of the program as SVG, those that stand on others above them. Lines that follow from others are left out: who uses
 * something that uses {@code bytes} may use {@code bytes} itself.
 */
final class PackagePicture {

    private static final String ROOT = "io.github.dfumaven.";
    private static final List<String> MODULES = List.of("dfu-maven-plugin", "dfu-flasher", "dfu-imgtool");
    private static final List<String> COLOURS = List.of("#8250df", "#1a7f37", "#0969da");
    private static final int WIDTH = 1160;
    private static final int LEFT = 150;
    private static final int ROW = 76;
    private static final int HEIGHT = 30;
    private static final int SHIFT = 85;

    /** Where a package is drawn, in pixels from the upper left corner, and which module it is of. */
    private record Place(double x, double y, double width, int module) {}

    private final Map<String, Integer> modules = new TreeMap<>();
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    PackagePicture() {
        for (int module = 0; module < MODULES.size(); module++) {
            var classes = new ClassFileImporter().importPath(Path.of("..", MODULES.get(module), "target", "classes"));
            for (var type : classes) {
                modules.put(shortName(type), module);
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var other = dependency.getTargetClass();
                    if (other.getPackageName().startsWith(ROOT)
                            && !shortName(other).equals(shortName(type))) {
                        uses.computeIfAbsent(shortName(type), name -> new TreeSet<>())
                                .add(shortName(other));
                    }
                }
            }
        }
    }

    private static String shortName(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    /** Returns the picture. */
    String svg() {
        var bands = new StringBuilder();
        double y = 10;
        var rows = new ArrayList<List<String>>();
        for (int module = 0; module < MODULES.size(); module++) {
            var own = rows(module);
            double height = own.size() * ROW;
            bands.append(format(
                    "<rect x=\"5\" y=\"%.0f\" width=\"%d\" height=\"%.0f\" rx=\"8\" fill=\"%s\" fill-opacity=\"0.06\"/>%n",
                    y, WIDTH - 10, height, COLOURS.get(module)));
            bands.append(format(
                    "<text x=\"18\" y=\"%.0f\" fill=\"%s\" font-weight=\"bold\">%s</text>%n",
                    y + height / 2, COLOURS.get(module), MODULES.get(module)));
            for (var row : own) {
                put(row, y + (ROW - HEIGHT) / 2.0, module);
                y += ROW;
            }
            rows.addAll(own);
            y += 10;
        }
        for (int n = rows.size() - 1; n >= 0; n--) {
            overTheirs(rows.get(n));
        }
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" font-family=\"sans-serif\" font-size=\"14\">%n"
                                + "<title>Every package, and what it stands on</title>%n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                        WIDTH, y)
                + bands
                + lines()
                + boxes()
                + "</svg>\n";
    }

    /** Returns the packages of a module, those at the top first, each above all that it uses. */
    private List<List<String>> rows(int module) {
        var levels = new TreeMap<Integer, List<String>>(Comparator.reverseOrder());
        modules.forEach((name, of) -> {
            if (of == module) {
                levels.computeIfAbsent(level(name), level -> new ArrayList<>()).add(name);
            }
        });
        return List.copyOf(levels.values());
    }

    private int level(String name) {
        return used(name).stream()
                .filter(other -> module(other) == module(name))
                .mapToInt(other -> 1 + level(other))
                .max()
                .orElse(0);
    }

    private int module(String name) {
        return Objects.requireNonNull(modules.get(name), name);
    }

    private Place place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    private Set<String> used(String name) {
        return uses.getOrDefault(name, Set.of());
    }

    private void put(List<String> row, double y, int module) {
        double step = (WIDTH - LEFT - 20.0) / row.size();
        // A little to the left or right from row to row, so that lines pass beside boxes.
        double shift = row.size() > 4 ? 0 : SHIFT * (Math.floorMod((int) y / ROW, 3) - 1);
        for (int n = 0; n < row.size(); n++) {
            double width = 22 + 8.2 * row.get(n).length();
            places.put(row.get(n), new Place(LEFT + step * (n + 0.5) + shift, y, width, module));
        }
    }

    /** Orders a row so that packages stand over what they use. */
    private void overTheirs(List<String> row) {
        var ordered = new ArrayList<>(row);
        ordered.sort(Comparator.comparingDouble((String name) -> direct(name).stream()
                        .mapToDouble(other -> place(other).x())
                        .average()
                        .orElse(WIDTH / 2.0))
                .thenComparing(Comparator.naturalOrder()));
        var place = place(row.get(0));
        put(ordered, place.y(), place.module());
    }

    /** Returns what a package uses and nothing that it uses does. */
    private Set<String> direct(String name) {
        var direct = new TreeSet<>(used(name));
        used(name).forEach(other -> direct.removeAll(below(other)));
        return direct;
    }

    private Set<String> below(String name) {
        var below = new TreeSet<String>();
        used(name).forEach(other -> {
            below.add(other);
            below.addAll(below(other));
        });
        return below;
    }

    private String lines() {
        var lines = new StringBuilder();
        places.forEach((name, from) -> direct(name).forEach(other -> {
            var to = place(other);
            double middle = (from.y() + HEIGHT + to.y()) / 2;
            lines.append(format(
                    "<path d=\"M%.0f %.0f C%.0f %.0f %.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"0.55\"/>%n",
                    from.x(),
                    from.y() + HEIGHT,
                    from.x(),
                    middle,
                    to.x(),
                    middle,
                    to.x(),
                    to.y(),
                    COLOURS.get(from.module())));
        }));
        return lines.toString();
    }

    private String boxes() {
        var boxes = new StringBuilder();
        places.forEach((name, place) -> boxes.append(format(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%d\" rx=\"6\" fill=\"white\" stroke=\"%s\"/>"
                        + "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>%n",
                place.x() - place.width() / 2,
                place.y(),
                place.width(),
                HEIGHT,
                COLOURS.get(place.module()),
                place.x(),
                place.y() + 20,
                name)));
        return boxes.toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
