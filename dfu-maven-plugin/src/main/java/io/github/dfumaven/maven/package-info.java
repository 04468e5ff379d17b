// SPDX-License-Identifier: Apache-2.0
/**
 * The goals of the Maven plugin, prefix {@code dfu}. Each collects its parameters, makes one call of the library and
 * shows the result.
 *
 * <pre>{@code
 * <plugin>
 *   <groupId>io.github.dfumaven</groupId>
 *   <artifactId>dfu-maven-plugin</artifactId>
 *   <extensions>true</extensions>
 *   <configuration>
 *     <flasherArgs>build/flasher_args.json</flasherArgs>
 *   </configuration>
 * </plugin>
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.maven;

import org.jspecify.annotations.NullMarked;
