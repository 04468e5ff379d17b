// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import io.github.dfumaven.error.ErrorCode;

/**
 * A code of something between us and the system.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record SystemErrorCode(String id, String hint) implements ErrorCode {}
