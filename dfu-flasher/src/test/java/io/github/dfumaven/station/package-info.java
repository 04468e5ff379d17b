// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.station;

import org.jspecify.annotations.NullMarked;
