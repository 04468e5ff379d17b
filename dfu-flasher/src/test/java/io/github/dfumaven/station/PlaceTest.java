// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.station.Place.Advice;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private final Place place = new Place();

    private Advice look(int devnum, long millis) {
        return place.look(
                devnum == 0 ? OptionalInt.empty() : OptionalInt.of(devnum), TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void flash(boolean confirmed, long millis) {
        place.begin();
        place.end(confirmed, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void whatIsThereIsFlashedOnce() {
        assertThat(look(0, 0)).isEqualTo(Advice.NOTHING);
        assertThat(look(5, 250)).isEqualTo(Advice.NEW_BOARD);
        place.begin();
        assertThat(look(6, 500)).isEqualTo(Advice.NOTHING);
        assertThat(look(0, 750)).isEqualTo(Advice.NOTHING);
        place.end(true, TimeUnit.MILLISECONDS.toNanos(1000));

        for (long time = 1250; time < 3_600_000; time += 250) {
            assertThat(look(6, time)).isEqualTo(Advice.NOTHING);
        }
    }

    @Test
    void itsOwnRestartIsNoNewBoard() {
        flash(true, 0);

        assertThat(look(6, 250)).isEqualTo(Advice.NOTHING);
        assertThat(look(0, 500)).isEqualTo(Advice.NOTHING);
        assertThat(look(7, 1500)).isEqualTo(Advice.NOTHING);
        assertThat(look(8, 1750)).as("not seen away").isEqualTo(Advice.NOTHING);
        assertThat(look(8, 60_000)).isEqualTo(Advice.NOTHING);
    }

    @Test
    void oneThatStaysAwayForLongerIsPerhapsTheSameAndThenNot() {
        flash(true, 0);
        assertThat(look(6, 250)).isEqualTo(Advice.NOTHING);
        assertThat(look(0, 1000)).isEqualTo(Advice.NOTHING);
        assertThat(look(0, 1750)).isEqualTo(Advice.UNPLUGGED);
        assertThat(look(0, 2000)).as("told once").isEqualTo(Advice.NOTHING);
        assertThat(look(7, 5000)).isEqualTo(Advice.PERHAPS_THE_SAME);
        assertThat(look(0, 10_250)).isEqualTo(Advice.NOTHING);
        assertThat(look(7, 10_500)).isEqualTo(Advice.NEW_BOARD);
    }

    @Test
    void oneThatHasFailedIsTriedAgainWhenItIsPluggedInAgain() {
        flash(false, 0);
        assertThat(look(6, 250)).isEqualTo(Advice.NOTHING);
        assertThat(look(0, 500)).isEqualTo(Advice.NOTHING);
        assertThat(look(7, 1000)).as("its own restart").isEqualTo(Advice.NOTHING);
        assertThat(look(0, 1250)).isEqualTo(Advice.NOTHING);
        assertThat(look(8, 3000)).isEqualTo(Advice.NEW_BOARD);
    }

    @Test
    void oneThatCouldNotBeginIsLookedAtAgain() {
        place.begin();
        place.undo();

        assertThat(look(6, 250)).isEqualTo(Advice.NEW_BOARD);
    }

    @Test
    void aListThatMissedItOnceDoesNotMakeItNew() {
        flash(true, 0);
        assertThat(look(6, 250)).isEqualTo(Advice.NOTHING);
        assertThat(look(0, 500)).isEqualTo(Advice.NOTHING);
        assertThat(look(6, 4000)).as("the same address").isEqualTo(Advice.NOTHING);
    }
}
