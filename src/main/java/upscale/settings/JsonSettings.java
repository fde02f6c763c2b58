package upscale.settings;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import upscale.settings.Settings.Entry;
import upscale.settings.Settings.LineException;
import upscale.settings.Settings.Table;

/** Settings in JSON (RFC 8259): an object of words, and of objects of words. */
final class JsonSettings {
    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9})");

    private final JsonReader reader;
    private final List<Table> tables = new ArrayList<>();

    private JsonSettings(JsonReader reader) {
        this.reader = reader;
    }

    static List<Table> of(String text) throws LineException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonSettings settings = new JsonSettings(reader);
        try {
            Table all = settings.table(Optional.empty());
            settings.require(reader.peek() == JsonToken.END_DOCUMENT, "there is more after the object");
            settings.tables.add(0, all);
            return settings.tables;
        } catch (IOException e) {
            throw new LineException(settings.line(), "no JSON");
        }
    }

    private Table table(Optional<String> name) throws IOException, LineException {
        require(reader.peek() == JsonToken.BEGIN_OBJECT, "expected an object");
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            require(keys.add(key), key + " is there twice");
            switch (reader.peek()) {
                case STRING, NUMBER -> entries.add(new Entry(key, reader.nextString(), line()));
                case BOOLEAN -> entries.add(new Entry(key, Boolean.toString(reader.nextBoolean()), line()));
                case BEGIN_OBJECT -> {
                    require(name.isEmpty(), "the object " + key + " is in another that is a pattern's");
                    tables.add(table(Optional.of(key)));
                }
                default -> require(false, key + " is neither a text nor a number, true or false");
            }
        }
        reader.endObject();
        return new Table(name, entries);
    }

    private void require(boolean holds, String message) throws LineException {
        if (!holds) {
            throw new LineException(line(), message);
        }
    }

    // The reader tells where it is in words alone.
    private int line() {
        Matcher matcher = LINE.matcher(reader.toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    }
}
