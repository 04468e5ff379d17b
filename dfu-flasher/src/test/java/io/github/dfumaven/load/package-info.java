// SPDX-License-Identifier: Apache-2.0
/** Many boards and many faults at a time. Not among the tests of every build: {@code ./mvnw -Pload test -pl dfu-flasher -am}. */
@NullMarked
package io.github.dfumaven.load;

import org.jspecify.annotations.NullMarked;
