// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.InvalidRequestException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a record is: a file, or a database that several stations share. Its text has no passwords. */
public final class RecordAddress {

    /** How the file is called unless told otherwise. */
    public static final String USUAL_FILE = "station-records.db";

    private static final String JDBC = "jdbc:";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern SECRET = Pattern.compile("(?i)((?:ssl)?pass(?:word|wd)?)=([^&]*)");
    private static final Pattern IN_AUTHORITY = Pattern.compile("//[^/?@]*@");

    private final String jdbc;
    private final Optional<Path> file;

    private RecordAddress(String jdbc, Optional<Path> file) {
        this.jdbc = jdbc;
        this.file = file;
    }

    /**
     * {@return the address that a text stands for}
     *
     * @param text a file or a JDBC address; null for the usual file
     * @param folder where the usual file is
     * @throws InvalidRequestException if it is an address of a database that is not known
     */
    public static RecordAddress parse(@Nullable String text, Path folder) throws InvalidRequestException {
        return parse(text, folder, Path.of(""));
    }

    /**
     * {@return the address that a text stands for}
     *
     * @param text a file or a JDBC address; null for the usual file
     * @param folder where the usual file is
     * @param base where other files are that have a relative name
     * @throws InvalidRequestException if it is an address of a database that is not known
     */
    public static RecordAddress parse(@Nullable String text, Path folder, Path base) throws InvalidRequestException {
        if (text == null) {
            return of(folder.resolve(USUAL_FILE));
        }
        var low = text.toLowerCase(Locale.ROOT);
        if (low.startsWith(POSTGRESQL)) {
            if (IN_AUTHORITY.matcher(text).find()) {
                throw RecordError.BAD_RECORDS_ADDRESS.about(
                        "records", "", "has a name or a password in front of the host, which JDBC does not know");
            }
            return new RecordAddress(text, Optional.empty());
        }
        if (low.startsWith(SQLITE)) {
            return of(base.resolve(text.substring(SQLITE.length())));
        }
        if (low.startsWith(JDBC) || text.contains("://")) {
            var kind = text.substring(0, Math.max(text.indexOf(':', low.startsWith(JDBC) ? JDBC.length() : 0), 0));
            throw RecordError.BAD_RECORDS_ADDRESS.about("records", kind, "is no database that is known");
        }
        return of(base.resolve(text));
    }

    /**
     * {@return the address of a file}
     *
     * @param file made when it is not there
     */
    public static RecordAddress of(Path file) {
        var whole = file.toAbsolutePath();
        return new RecordAddress(SQLITE + whole, Optional.of(whole));
    }

    /** {@return the file, or empty for a database elsewhere} */
    public Optional<Path> file() {
        return file;
    }

    String jdbc() {
        return jdbc;
    }

    /** Returns a text in which each password of this address is hidden, such as the message of a driver. */
    String hidden(String text) {
        var hidden = text;
        var secrets = SECRET.matcher(jdbc);
        while (secrets.find()) {
            if (!secrets.group(2).isEmpty()) {
                hidden = hidden.replace(secrets.group(2), "***");
            }
        }
        return hidden;
    }

    /** Returns the file, or the address without passwords. */
    @Override
    public String toString() {
        return file.map(Path::toString).orElseGet(() -> SECRET.matcher(jdbc).replaceAll("$1=***"));
    }
}
