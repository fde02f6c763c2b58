package upscale.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import upscale.settings.Settings.Entry;
import upscale.settings.Settings.LineException;
import upscale.settings.Settings.Table;

/** Settings in TOML (toml.io, version 1.0). */
final class TomlSettings {
    private TomlSettings() {}

    static List<Table> of(String text) throws LineException {
        TomlParseResult toml = parsed(text);
        for (TomlParseError error : toml.errors()) {
            throw new LineException(error.position().line(), "no TOML: " + error.getMessage());
        }
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(Optional.empty(), entries(toml, true)));
        for (Map.Entry<String, Object> each : toml.entrySet()) {
            if (each.getValue() instanceof TomlTable table) {
                tables.add(new Table(Optional.of(each.getKey()), entries(table, false)));
            }
        }
        return tables;
    }

    private static TomlParseResult parsed(String text) throws LineException {
        try {
            return Toml.parse(text);
        } catch (StackOverflowError e) {
            throw new LineException(1, "lists within lists, deeper than can be followed");
        }
    }

    private static List<Entry> entries(TomlTable table, boolean outermost) throws LineException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Object> each : table.entrySet()) {
            String key = each.getKey();
            int line = table.inputPositionOf(List.of(key)).line();
            Object value = each.getValue();
            if (value instanceof String
                    || value instanceof Boolean
                    || value instanceof Long
                    || value instanceof Double) {
                entries.add(new Entry(key, value.toString(), line));
            } else if (!(value instanceof TomlTable)) {
                throw new LineException(line, key + " is neither a text nor a number, true or false");
            } else if (!outermost) {
                throw new LineException(
                        line,
                        "the table " + key + " is in another: patterns stand in quotation marks, [\"icons/*.png\"]");
            }
        }
        return entries;
    }
}
