// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import io.github.dfumaven.error.ErrorCode;

/**
 * A code of something that only wants a look.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record WarningCode(String id, String hint) implements ErrorCode {}
