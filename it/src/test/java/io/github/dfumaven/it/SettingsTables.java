// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the tables of the pages: options of commands, parameters of goals, and the goals themselves. */
final class SettingsTables {

    private final Goals goals;
    private final Map<String, List<Setting>> settings;

    /** Asks the front ends. */
    SettingsTables() throws Exception {
        goals = new Goals();
        settings = new LinkedHashMap<>(Commands.settings());
        var values = new LinkedHashMap<String, String>();
        settings.values().stream()
                .flatMap(List::stream)
                .filter(setting -> !setting.value().isEmpty())
                .forEach(setting -> values.putIfAbsent(setting.component(), setting.value()));
        settings.putAll(goals.settings(values));
    }

    /**
     * Returns a table.
     *
     * @param what commands or goals that have it together, joined by commas, with {@code beside} and one that has what is
     *     left out; or {@code goals}
     */
    String of(String what) {
        return what.equals("goals") ? ofGoals() : ofSettings(what.split(" beside "));
    }

    /** Returns all commands and goals that have something to set, and so have to be in a table. */
    List<String> owners() {
        return settings.keySet().stream()
                .filter(setting -> !settings(setting).isEmpty())
                .toList();
    }

    private String ofSettings(String... what) {
        var owners = List.of(what[0].split(", "));
        var rows = new LinkedHashMap<Setting, List<String>>();
        for (var owner : owners) {
            for (var setting : settings(owner)) {
                rows.computeIfAbsent(setting, row -> new ArrayList<>()).add("`" + lastWord(owner) + "`");
            }
        }
        if (what.length > 1) {
            rows.keySet().removeAll(settings(what[1]));
        }
        var kind = owners.get(0).startsWith("dfu:") ? "parameter" : "option";
        var table = new StringBuilder("| " + kind + " | value | default | what it does |\n|---|---|---|---|\n");
        rows.forEach((setting, of) ->
                table.append(setting.row(of.size() < owners.size() ? String.join(", ", of) + ": " : "")));
        return table.toString();
    }

    private String ofGoals() {
        var table = new StringBuilder("| goal | phase | what it does |\n|---|---|---|\n");
        for (var goal : goals.names()) {
            var phase = goals.text(goal, "phase");
            var cells = List.of(
                    "`dfu:" + goal + "`",
                    phase.isEmpty() ? "" : "`" + phase + "`",
                    Goals.markdown(goals.text(goal, "description")).replaceFirst("(?<=\\.) (?=[A-Z<]).*", ""));
            table.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return table.toString();
    }

    private List<Setting> settings(String owner) {
        return Objects.requireNonNull(settings.get(owner), owner);
    }

    private static String lastWord(String owner) {
        return owner.substring(owner.lastIndexOf(' ') + 1);
    }
}
