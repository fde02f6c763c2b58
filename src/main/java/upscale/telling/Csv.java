package upscale.telling;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a table (RFC 4180). */
public final class Csv {
    private Csv() {}

    /** A row, with its end. */
    public static String row(Stream<?> fields) {
        return fields.map(field -> field(field.toString())).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String value) {
        // Spreadsheets take a text that begins so for a formula, and names and messages are made by strangers.
        String plain = value.matches("(?s)[=+\\-@\t\r].*") ? "'" + value : value;
        return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
