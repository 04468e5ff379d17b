// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.access.Surrounded;
import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.bus.BusOwner;
import org.junit.jupiter.api.Test;

/** What is behind the types that users hold, and who may look there. */
class HiddenArchitectureTest {

    @Test
    void whatUsersHoldIsLookedBehindInTwoPlaces() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(flash\\.Flasher|flasher\\.cli\\.ServerOptions|backend\\.OwnedBus)")
                .should()
                .dependOnClassesThat(equivalentTo(BusOwner.class))
                .because("behind it are transfers, which only those need who flash a board or lend it")
                .check(FlasherArchitectureTest.classes());
    }

    /** Else the casts that look behind them would fail, when a doctor is called for a new backend. */
    @Test
    void everyBackendAndBusHasWhatUsersAreNotToldOf() {
        assertThat(Backend.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(backend -> assertThat(backend).isAssignableTo(Surrounded.class));
        assertThat(OpenBus.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(bus -> assertThat(bus).isAssignableTo(BusOwner.class));
    }

    @Test
    void whoFlashesDoesNotCareWhichBusItIs() {
        noClasses()
                .that()
                .resideInAPackage("..flash")
                .should()
                .dependOnClassesThat(resideInAPackage("..backend").and(not(equivalentTo(OpenBus.class))))
                .check(FlasherArchitectureTest.classes());
    }
}
