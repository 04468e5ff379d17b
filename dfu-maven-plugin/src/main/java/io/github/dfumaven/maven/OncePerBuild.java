// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import org.apache.maven.execution.MavenSession;

/** Tells what a build has already done, in whichever of its modules. */
final class OncePerBuild {

    private OncePerBuild() {}

    /**
     * Returns whether this is asked for the first time in the build.
     *
     * @param session of this build
     * @param what is done
     * @return true once
     */
    static boolean first(MavenSession session, String what) {
        return session.getRepositorySession().getData().set("io.github.dfumaven " + what, null, true);
    }
}
