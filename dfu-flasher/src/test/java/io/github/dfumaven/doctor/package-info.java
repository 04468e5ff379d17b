// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.doctor;

import org.jspecify.annotations.NullMarked;
