// SPDX-License-Identifier: Apache-2.0
/**
 * What all fuzz tests share: the laws that hold whatever comes in, and what makes damaged input sound where a check sum
 * would hide everything behind it.
 */
package io.github.dfumaven.fuzz;
