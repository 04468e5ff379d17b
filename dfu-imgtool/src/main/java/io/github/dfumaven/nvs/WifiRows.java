// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The values that Espressif's generator adds of itself where a row sets the Wi-Fi of a board, whatever the namespace. With
 * them the firmware need not compute the key of the network first.
 *
 * @see <a href="https://github.com/espressif/esp-idf-nvs-partition-gen">esp-idf-nvs-partition-gen 0.2.0, write_entry</a>
 */
final class WifiRows {

    private static final List<String> STATION = List.of("sta.ssid", "sta.pswd");

    private static final int PMK_BITS = 256;
    private static final int PMK_ROUNDS = 4096;
    private static final int ZEROS_BEFORE_PMK = 100;

    private String ssid = "";
    private String password = "";
    private String mode = "";
    private boolean stationDone;

    /** Returns what goes in front of a row. */
    List<NvsItem> before(String namespace, String key, String value) {
        switch (key) {
            case "ap.ssid" -> ssid = value;
            case "ap.passwd" -> password = value;
            case "ap.authmode" -> mode = value.equals("0") ? mode : value;
            default -> {
                return List.of();
            }
        }
        return ssid.isEmpty() || password.isEmpty() || mode.isEmpty()
                ? List.of()
                : List.of(NvsItem.blob(
                        namespace,
                        "ap.pmk_info",
                        Bytes.concat(List.of(Bytes.fill(0, ZEROS_BEFORE_PMK), pmk(password, ssid)))));
    }

    /** Returns what goes behind a row. */
    List<NvsItem> behind(String namespace, String key) {
        if (stationDone || !STATION.contains(key)) {
            return List.of();
        }
        stationDone = true;
        return List.of(
                NvsItem.blob(namespace, "sta.apinfo", Bytes.fill(0xff, 140)),
                NvsItem.blob(namespace, "sta.pmk", Bytes.fill(0, 32)),
                NvsItem.blob(namespace, "sta.apsw", Bytes.fill(0, 2)));
    }

    private static Bytes pmk(String password, String ssid) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), Bytes.utf8(ssid).toByteArray(), PMK_ROUNDS, PMK_BITS);
            return Bytes.copyOf(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        }
    }
}
