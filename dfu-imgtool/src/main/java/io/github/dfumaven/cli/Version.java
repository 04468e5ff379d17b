// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version of the project, as it stands in the manifest of its jars. */
public final class Version implements IVersionProvider {

    /** Creates the provider. */
    public Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"${COMMAND-FULL-NAME} " + number()};
    }

    /** {@return the version alone, or {@code (development)} where classes are in no jar} */
    public static String number() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
