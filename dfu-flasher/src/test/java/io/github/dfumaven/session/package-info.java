// SPDX-License-Identifier: Apache-2.0
/** Plans of sessions; the sessions themselves are tested where they are run, in package flash. */
@NullMarked
package io.github.dfumaven.session;

import org.jspecify.annotations.NullMarked;
