// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.cli.Version;
import io.github.dfumaven.json.JsonObjectBuilder;

/**
 * What programs are told of where a result comes from.
 *
 * @param simulated whether no real board was touched
 * @param tool name and version of this program
 */
record Origin(boolean simulated, String tool) {

    static Origin of(Backend backend) {
        return new Origin(backend.isSimulated(), "dfu-flasher " + Version.number());
    }

    JsonObjectBuilder putInto(JsonObjectBuilder json) {
        return json.put("simulated", simulated).put("tool", tool);
    }
}
