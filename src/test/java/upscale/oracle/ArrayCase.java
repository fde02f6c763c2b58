package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.stage.Quantised;

/**
 * One call of one operator in another program, with the arrays that went in and came out.
 *
 * @param name unique within its file
 * @param attributes the call's arguments, as that program names them
 * @param exact whether samples are only moved, so that results must be equal
 * @param error what the program said when it refused; empty if it did not
 */
record ArrayCase(
        String name,
        String op,
        JsonObject attributes,
        Tensor.Layout layout,
        Map<String, Tensor> inputs,
        Map<String, Tensor> outputs,
        boolean exact,
        Optional<String> error) {

    private static final Methods METHODS = Methods.load(ArrayCase.class.getClassLoader());

    /** The cases of a file among the test resources. */
    static List<ArrayCase> resource(String path) {
        try (InputStream in = ArrayCase.class.getResourceAsStream("/oracles/" + path)) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ArrayCase> file(Path path) {
        try (Reader in = Files.newBufferedReader(path)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ArrayCase> read(Reader in) {
        List<ArrayCase> cases = new ArrayList<>();
        for (JsonElement e : JsonParser.parseReader(in).getAsJsonArray()) {
            JsonObject json = e.getAsJsonObject();
            cases.add(new ArrayCase(
                    json.get("name").getAsString(),
                    json.get("op").getAsString(),
                    json.getAsJsonObject("attributes"),
                    json.has("layout")
                            ? Tensor.Layout.valueOf(json.get("layout").getAsString())
                            : Tensor.Layout.NCHW,
                    tensors(json.getAsJsonObject("inputs")),
                    json.has("outputs") ? tensors(json.getAsJsonObject("outputs")) : Map.of(),
                    json.has("exact") && json.get("exact").getAsBoolean(),
                    json.has("error") && !json.get("error").isJsonNull()
                            ? Optional.of(json.get("error").getAsString())
                            : Optional.empty()));
        }
        return cases;
    }

    private static Map<String, Tensor> tensors(JsonObject json) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        json.entrySet()
                .forEach(e -> tensors.put(e.getKey(), Tensor.of(e.getValue().getAsJsonObject())));
        return tensors;
    }

    String text(String attribute, String otherwise) {
        return attributes.has(attribute) ? attributes.get(attribute).getAsString() : otherwise;
    }

    /** An attribute that may be a word; empty if it is not there or is no word. */
    String text(String attribute) {
        JsonElement e = attributes.get(attribute);
        return e != null && e.isJsonPrimitive() ? e.getAsString() : "";
    }

    boolean flag(String attribute) {
        JsonElement e = attributes.get(attribute);
        return e != null && (e.getAsJsonPrimitive().isBoolean() ? e.getAsBoolean() : e.getAsInt() != 0);
    }

    /** Numbers of an attribute: a list, or one for both axes, as {@code [y, x]}; null if it is not there. */
    List<String> pair(String attribute) {
        JsonElement e = attributes.get(attribute);
        if (e == null || e.isJsonNull()) {
            return null;
        }
        if (e.isJsonArray()) {
            return e.getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
        }
        return List.of(e.getAsString(), e.getAsString());
    }

    /**
     * Runs a method on every image of the batch and holds the results against the program's.
     *
     * @param type what our side computes in: F32 against float results, F64 against double ones
     * @param tolerance largest difference allowed, where the case is not exact, as a part of the input's largest value:
     *     frameworks compute positions in floats too, so theirs are off by some 1e-7 of that themselves
     */
    void check(String method, MethodOptions options, String in, String out, SampleType type, double tolerance) {
        Method m = METHODS.named(method).orElseThrow();
        Tensor input = inputs.get(in);
        Tensor expected = outputs.get(out);
        double allowed = exact ? 0 : tolerance * input.largest();
        for (int n = 0; n < layout.batch(input); n++) {
            Raster actual = Raster.of(
                    Quantised.of(m.apply(input.image(layout, n, type), options).image()));
            assertThat(expected.distance(layout, n, actual))
                    .as("%s, image %d: %s like %s, got %s", name, n, expected, attributes, actual.info())
                    .isLessThanOrEqualTo(allowed);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
