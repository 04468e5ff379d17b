// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

/** A way to boards with something in between. Users hold it by a type that says nothing of that. */
public interface Surrounded {

    /**
     * {@return what lies between a machine and the boards: what a doctor asks}
     *
     * @param machine the machine that we are on
     */
    Surroundings surroundings(Machine machine);
}
