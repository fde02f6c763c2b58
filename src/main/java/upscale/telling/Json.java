package upscale.telling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A JSON object (RFC 8259) being written, keys in the order they were put. */
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    public Json put(String key, String value) {
        return raw(key, quoted(value));
    }

    public Json put(String key, long value) {
        return raw(key, Long.toString(value));
    }

    public Json put(String key, boolean value) {
        return raw(key, Boolean.toString(value));
    }

    /** Infinities and NaN, which JSON has no numbers for, become null. */
    public Json put(String key, double value) {
        return raw(key, Double.isFinite(value) ? Double.toString(value) : "null");
    }

    public Json put(String key, List<String> values) {
        return list(key, values.stream().map(Json::quoted).toList());
    }

    public Json putAll(String key, List<Json> values) {
        return list(key, values.stream().map(Json::toString).toList());
    }

    private Json list(String key, List<String> values) {
        return raw(key, "[" + String.join(",", values) + "]");
    }

    /** A long list of objects, a line each. */
    public Json putLines(String key, StringBuilder lines) {
        return raw(key, "[" + lines + "\n]");
    }

    /** Adds an object to the lines of {@link #putLines}. */
    public void appendTo(StringBuilder lines) {
        lines.append(lines.isEmpty() ? "\n" : ",\n").append(this);
    }

    public Json put(String key, Json value) {
        return raw(key, value.toString());
    }

    /** Nothing, if there is none. */
    public Json put(String key, Optional<Json> value) {
        return value.isPresent() ? put(key, value.get()) : this;
    }

    private Json raw(String key, String value) {
        text.append(text.length() > 1 ? "," : "")
                .append(quoted(key))
                .append(':')
                .append(value);
        return this;
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || Character.isSurrogate((char) c)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
