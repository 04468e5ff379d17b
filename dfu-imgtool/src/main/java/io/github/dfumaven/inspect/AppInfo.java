// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.AppDescriptor;

/**
 * What an application says of itself. Texts are as they stand in it.
 *
 * @param projectName name of the project
 * @param version of the application
 * @param idfVersion version of ESP-IDF
 * @param date the day when it was compiled, as the compiler writes it; empty in reproducible builds
 * @param time of that day
 * @param elfSha256 of the ELF file, 32 bytes
 */
public record AppInfo(
        String projectName, String version, String idfVersion, String date, String time, Bytes elfSha256) {

    static AppInfo of(AppDescriptor app) {
        return new AppInfo(app.projectName(), app.version(), app.idfVersion(), app.date(), app.time(), app.elfSha256());
    }
}
