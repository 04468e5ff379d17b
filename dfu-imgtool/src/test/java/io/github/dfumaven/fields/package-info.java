// SPDX-License-Identifier: Apache-2.0
/** Tests of fields of records. */
@NullMarked
package io.github.dfumaven.fields;

import org.jspecify.annotations.NullMarked;
