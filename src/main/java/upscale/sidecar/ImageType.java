package upscale.sidecar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The characteristics of an image (DICOM PS3.3, C.7.6.1.1.2): a list of words, or one text with backslashes between them. */
final class ImageType {
    private static final List<String> DERIVED = List.of("DERIVED", "SECONDARY");

    private ImageType() {}

    /** Values 1 and 2, as the standard has them of a derived image; the others stay. What is neither a list nor a text stays as well. */
    static JsonElement derived(JsonElement type) {
        if (type.isJsonArray()) {
            JsonArray values = new JsonArray();
            DERIVED.forEach(values::add);
            type.getAsJsonArray().asList().stream().skip(DERIVED.size()).forEach(values::add);
            return values;
        }
        return type.isJsonPrimitive()
                ? new JsonPrimitive(Stream.concat(
                                DERIVED.stream(),
                                Arrays.stream(type.getAsString().split("\\\\", -1))
                                        .skip(DERIVED.size()))
                        .collect(Collectors.joining("\\")))
                : type;
    }
}
