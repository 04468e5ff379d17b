// SPDX-License-Identifier: Apache-2.0
/** What lies in flash: bootloader, partition table, application, data, and where. */
@NullMarked
package io.github.dfumaven.content;

import org.jspecify.annotations.NullMarked;
