// SPDX-License-Identifier: Apache-2.0
/**
 * What a host learns of a device when it finds it on a bus, by asking it.
 *
 * <pre>{@code
 * Optional<Description> told = Description.of(transfer -> handle.control(transfer, patience).data());
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.enumeration;

import org.jspecify.annotations.NullMarked;
