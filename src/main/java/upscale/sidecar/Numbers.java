package upscale.sidecar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import upscale.format.Decimal;

/**
 * Numbers as converters write them: one, or a list; as JSON's numbers or, from programs that leave DICOM's decimal strings as they are, as texts, also
 * in one text with backslashes between them.
 */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,9})?");

    /** Larger ones are no lengths in millimetres, and what is computed of them might overflow. */
    private static final double LARGEST = 1e9;

    private Numbers() {}

    /** The numbers that a value is; none if something else is among them, or what nobody can have meant. */
    static double[] of(JsonElement value) {
        List<JsonElement> elements =
                value.isJsonArray() ? value.getAsJsonArray().asList() : List.of(value);
        List<Double> numbers = new ArrayList<>();
        for (JsonElement element : elements) {
            for (String word : words(element)) {
                double number = NUMBER.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN;
                if (!(Math.abs(number) <= LARGEST)) {
                    return new double[0];
                }
                numbers.add(number);
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<String> words(JsonElement element) {
        boolean word =
                element.isJsonPrimitive() && !element.getAsJsonPrimitive().isBoolean();
        return word
                ? Arrays.stream(element.getAsString().split("\\\\", -1))
                        .map(String::strip)
                        .toList()
                : List.of("");
    }

    /** Other numbers in the way that {@code old} has them; those that are the same stay as they are spelt. */
    static JsonElement like(JsonElement old, double... values) {
        if (old.isJsonArray()) {
            List<JsonElement> olds = old.getAsJsonArray().asList();
            JsonArray list = new JsonArray();
            for (int i = 0; i < values.length; i++) {
                list.add(i < olds.size() ? like(olds.get(i), values[i]) : number(values[i]));
            }
            return list;
        } else if (Arrays.equals(of(old), values)) {
            return old;
        }
        return old.isJsonPrimitive() && old.getAsJsonPrimitive().isString()
                ? new JsonPrimitive(Arrays.stream(values).mapToObj(Decimal::of).collect(Collectors.joining("\\")))
                : number(values[0]);
    }

    private static JsonPrimitive number(double value) {
        return new JsonPrimitive(new BigDecimal(Decimal.of(value)));
    }
}
