// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.text.TextWidth;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What is to be seen, as the page's script takes it: an object in a line. Texts are made harmless. */
final class PageJson {

    private PageJson() {}

    /**
     * {@return a view as JSON in one line}
     *
     * @param view what is to be seen
     * @param isFull whether what the page has shown before is not to be kept
     */
    static String line(PageState.View view, boolean isFull) {
        var tally = view.tally();
        var situation = view.situation();
        return new JsonObjectBuilder()
                .put("full", isFull)
                .put("station", plain(view.job().station()))
                .put("image", plain(view.job().image()))
                .put("simulated", view.job().simulated())
                .put("wanted", number(view.job().count()))
                .put("confirmed", tally.of(AttemptVerdict.CONFIRMED))
                .put("failed", tally.of(AttemptVerdict.FAILED))
                .put("others", tally.others())
                .put("yield", tally.confirmedPart())
                .put("ended", situation.isOver())
                .put(
                        "alerts",
                        situation.alerts(),
                        alert -> new JsonObjectBuilder()
                                .put("text", plain(alert.text()))
                                .put("cure", plain(alert.cure())))
                .put("places", view.places(), Object::toString)
                .put("tiles", view.changed(), tile -> tile(tile, situation.next(tile)))
                .toLine();
    }

    private static JsonObjectBuilder tile(Tile tile, String next) {
        return new JsonObjectBuilder()
                .put("place", tile.path().toString())
                .put("slot", plain(tile.slot()))
                .put("state", tile.state().name().toLowerCase(Locale.ROOT))
                .put("word", tile.word())
                .put("doing", tile.doing())
                .put("percent", number(tile.percent()))
                .put("row", plain(tile.row()))
                .put("board", plain(tile.board()))
                .put("told", plain(tile.told()))
                .put("cure", plain(tile.cure()))
                .put("note", plain(tile.note()))
                .put("free", tile.isFree())
                .put("next", next);
    }

    private static Optional<Integer> number(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static String plain(String text) {
        return TextWidth.harmless(text);
    }
}
