// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import org.apache.maven.execution.MavenSession;

/** Tells what a build has already done, in whichever of its modules. */
final class OncePerBuild {

    private OncePerBuild() {}

    /**
     * {@return whether this is asked for the first time in the build: true once}
     *
     * @param session of this build
     * @param what is done
     */
    static boolean first(MavenSession session, String what) {
        return session.getRepositorySession().getData().set(key(what), null, true);
    }

    /**
     * {@return who did something first: whoever did it before, or else this one}
     *
     * @param session of this build
     * @param what is done
     * @param who does it now
     */
    static String first(MavenSession session, String what, String who) {
        var data = session.getRepositorySession().getData();
        data.set(key(what), null, who);
        return String.valueOf(data.get(key(what)));
    }

    private static String key(String what) {
        return "io.github.dfumaven " + what;
    }
}
