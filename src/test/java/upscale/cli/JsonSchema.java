package upscale.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON Schema (draft 2020-12), as far as our own go. One thing is stricter: a key that it does not tell of is wrong. A word of schemas that is not known here is a
 * fault of the test.
 */
final class JsonSchema {
    private static final Set<String> REMARKS = Set.of("$schema", "$defs", "title", "description");

    private final JsonObject document;
    private final JsonObject root;

    private JsonSchema(JsonObject document, JsonObject root) {
        this.document = document;
        this.root = root;
    }

    static JsonSchema of(Path file) throws IOException {
        JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return new JsonSchema(document, document);
    }

    /** That of {@code $defs}. */
    JsonSchema definition(String name) {
        return new JsonSchema(document, document.getAsJsonObject("$defs").getAsJsonObject(name));
    }

    /** What is wrong with it, a line each. */
    List<String> wrong(String json) {
        List<String> wrong = new ArrayList<>();
        check(root, JsonParser.parseString(json), "", wrong);
        return wrong;
    }

    private void check(JsonObject schema, JsonElement value, String at, List<String> wrong) {
        for (Map.Entry<String, JsonElement> rule : schema.entrySet()) {
            JsonElement asked = rule.getValue();
            boolean holds = switch (rule.getKey()) {
                case "$ref" -> {
                    String name = asked.getAsString().replace("#/$defs/", "");
                    check(document.getAsJsonObject("$defs").getAsJsonObject(name), value, at, wrong);
                    yield true;
                }
                case "type" -> oneOf(asked).stream().anyMatch(type -> is(type.getAsString(), value));
                case "const" -> asked.equals(value);
                case "enum" -> asked.getAsJsonArray().contains(value);
                case "minimum" -> value.getAsDouble() >= asked.getAsDouble();
                case "required" ->
                    asked.getAsJsonArray().asList().stream()
                            .allMatch(key -> value.getAsJsonObject().has(key.getAsString()));
                case "items" -> {
                    int i = 0;
                    for (JsonElement item : value.getAsJsonArray()) {
                        check(asked.getAsJsonObject(), item, at + "/" + i++, wrong);
                    }
                    yield true;
                }
                case "properties" -> {
                    properties(asked.getAsJsonObject(), value.getAsJsonObject(), at, wrong);
                    yield true;
                }
                default -> {
                    if (!REMARKS.contains(rule.getKey())) {
                        throw new AssertionError("a schema that says " + rule.getKey());
                    }
                    yield true;
                }
            };
            if (!holds) {
                wrong.add(at + ": " + value + " is not of " + rule);
            }
        }
    }

    private void properties(JsonObject known, JsonObject value, String at, List<String> wrong) {
        value.entrySet().forEach(each -> {
            if (known.has(each.getKey())) {
                check(known.getAsJsonObject(each.getKey()), each.getValue(), at + "/" + each.getKey(), wrong);
            } else {
                wrong.add(at + ": nothing is said of " + each.getKey());
            }
        });
    }

    private static List<JsonElement> oneOf(JsonElement type) {
        return type instanceof JsonArray types ? types.asList() : List.of(type);
    }

    private static boolean is(String type, JsonElement value) {
        return switch (type) {
            case "object" -> value.isJsonObject();
            case "array" -> value.isJsonArray();
            case "null" -> value.isJsonNull();
            case "string" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
            case "boolean" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
            case "number" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            case "integer" -> is("number", value) && value.getAsString().matches("-?\\d+");
            default -> throw new AssertionError("a schema with the type " + type);
        };
    }
}
