// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

/**
 * A child process that has ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
public record Finished(int exitCode, String out, String err) {}
