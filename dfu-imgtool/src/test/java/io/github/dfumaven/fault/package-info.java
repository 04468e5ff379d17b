// SPDX-License-Identifier: Apache-2.0
/** Tests of how errors are told. */
@NullMarked
package io.github.dfumaven.fault;

import org.jspecify.annotations.NullMarked;
