package upscale.sidecar;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.format.Place;
import upscale.format.Spacing;
import upscale.image.ImageInfo;
import upscale.image.Orientation;

/**
 * The members of a sidecar's object. Keys are DICOM's keywords, values its values: lengths in millimetres, positions and directions in the
 * patient's coordinates. Those that nothing is said of here stay as they were, in their order, numbers to the digit.
 */
final class Statements {
    private static final String POSITION = "ImagePositionPatient";
    private static final String ASPECT = "PixelAspectRatio";
    private static final String IMAGE_TYPE = "ImageType";

    /** Distances between rows and between columns, in the patient, at the detector, on the scanned paper; the first there is counts. */
    private static final List<String> SPACINGS =
            List.of("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing");

    /** Directions of rows and columns; the second is dcm2niix's word for DICOM's. */
    private static final List<String> DIRECTIONS = List.of("ImageOrientationPatient", "ImageOrientationPatientDICOM");

    /** One of these is in every object that speaks of an image from DICOM, and in few that speak of other things. */
    private static final Set<String> MARKS = Set.of(
            "Modality",
            IMAGE_TYPE,
            "PixelSpacing",
            "ImagerPixelSpacing",
            "NominalScannedPixelSpacing",
            POSITION,
            "ImageOrientationPatient",
            "ImageOrientationPatientDICOM",
            "SliceThickness",
            "SpacingBetweenSlices");

    /** What speaks of the old pixels. */
    private static final List<String> OF_OLD_PIXELS = List.of(
            "SmallestImagePixelValue",
            "LargestImagePixelValue",
            "SmallestPixelValueInSeries",
            "LargestPixelValueInSeries");

    /** What speaks of stored values, and is wrong once they stand for something else. */
    private static final List<String> OF_STORED_VALUES = List.of(
            "BitsAllocated",
            "BitsStored",
            "HighBit",
            "PixelRepresentation",
            "PixelPaddingValue",
            "PixelPaddingRangeLimit",
            "RescaleSlope",
            "RescaleIntercept",
            "RescaleType",
            "WindowCenter",
            "WindowWidth",
            "VOILUTFunction");

    /** Between pixels, in millimetres: below the size of atoms. */
    private static final double LEAST = 1e-9;

    private static final Pattern INDENTED = Pattern.compile("\\s*\\{\\R([ \t]+)");

    private final JsonObject object;
    private final FormattingStyle style;

    private Statements(JsonObject object, FormattingStyle style) {
        this.object = object;
        this.style = style;
    }

    /**
     * Those of a text; none if it is some other JSON than an object.
     *
     * @throws FormatException if it is not JSON
     */
    static Statements of(String text) throws FormatException {
        Matcher indented = INDENTED.matcher(text);
        FormattingStyle style = indented.lookingAt()
                ? FormattingStyle.PRETTY.withIndent(indented.group(1))
                : FormattingStyle.COMPACT.withSpaceAfterSeparators(true);
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            if (text.isBlank() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("nothing in it, or something behind it");
            }
            return new Statements(element.isJsonObject() ? element.getAsJsonObject() : new JsonObject(), style);
        } catch (IOException | JsonParseException e) {
            throw new FormatException(FormatException.Kind.CORRUPT, "it is not JSON", e);
        }
    }

    String text() {
        Gson gson = new GsonBuilder()
                .setFormattingStyle(style)
                .serializeNulls()
                .disableHtmlEscaping()
                .create();
        return gson.toJson(object) + "\n";
    }

    /** Whether they speak of an image that came from DICOM. */
    boolean areOfAnImage() {
        return MARKS.stream().anyMatch(object::has);
    }

    /** Without those that cannot follow an image, as nobody could tell what they mean. */
    Statements understood(Consumer<String> told) {
        JsonObject kept = object.deepCopy();
        for (String key : SPACINGS) {
            if (kept.has(key) && spacing(key).isEmpty()) {
                kept.remove(key);
                told.accept(key + " is not two lengths in mm, and is left out");
            }
        }
        if (kept.has(POSITION) && place().isEmpty()) {
            kept.remove(POSITION);
            told.accept(POSITION + " is left out, as only three numbers, with PixelSpacing and ImageOrientationPatient"
                    + " beside them, can follow the pixels");
        }
        return new Statements(kept, style);
    }

    /** Whether they say nothing else of the size than that it is the image's. */
    boolean fit(ImageInfo info) {
        return whole("Rows").orElse(info.height()) == info.height()
                && whole("Columns").orElse(info.width()) == info.width();
    }

    Optional<Spacing> spacing() {
        return SPACINGS.stream().map(this::spacing).flatMap(Optional::stream).findFirst();
    }

    /** How many low bits of unsigned samples carry data. */
    OptionalInt bits() {
        OptionalInt bits = whole("BitsStored");
        boolean signed = whole("PixelRepresentation").orElse(0) != 0;
        return bits.isPresent() && bits.getAsInt() >= 1 && !signed ? bits : OptionalInt.empty();
    }

    private double[] numbers(String key) {
        return object.has(key) ? Numbers.of(object.get(key)) : new double[0];
    }

    private OptionalInt whole(String key) {
        double[] values = numbers(key);
        return values.length == 1 && values[0] == (int) values[0]
                ? OptionalInt.of((int) values[0])
                : OptionalInt.empty();
    }

    private Optional<Spacing> spacing(String key) {
        double[] values = numbers(key);
        return values.length == 2 && values[0] >= LEAST && values[1] >= LEAST
                ? Optional.of(new Spacing(values[0], values[1]))
                : Optional.empty();
    }

    private Optional<Place> place() {
        double[] axes = DIRECTIONS.stream()
                .map(this::numbers)
                .filter(numbers -> numbers.length == 6)
                .findFirst()
                .orElse(new double[0]);
        return Place.of(numbers(POSITION), axes, numbers(SPACINGS.get(0)));
    }

    /** What holds of the image that was made of this one. */
    Statements after(Journey journey) throws FormatException {
        boolean turned = journey.turned() != Orientation.UPRIGHT;
        if (turned && (object.has(POSITION) || DIRECTIONS.stream().anyMatch(object::has))) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    "its sidecar tells directions in a picture that lies turned (EXIF orientation "
                            + journey.turned().tag() + "): turn it upright first, or leave the sidecar out by --strip");
        }
        ImageInfo to = journey.to();
        JsonObject derived = object.deepCopy();
        for (String key : SPACINGS) {
            spacing(key)
                    .map(s -> journey.turned().swapsAxes() ? s.transposed() : s)
                    .map(s -> s.onGrid(to.columns(), to.rows()))
                    .ifPresent(s -> put(derived, key, s.rows(), s.columns()));
        }
        place().map(place -> place.onGrid(to.columns(), to.rows()).corner())
                .ifPresent(corner -> put(derived, POSITION, corner.x(), corner.y(), corner.z()));
        replace(derived, "Rows", old -> Numbers.like(old, to.height()));
        replace(derived, "Columns", old -> Numbers.like(old, to.width()));
        replace(derived, IMAGE_TYPE, ImageType::derived);
        Spacing step = new Spacing(1, 1).onGrid(to.columns(), to.rows());
        if (step.rows() != step.columns() || turned) {
            derived.remove(ASPECT);
        }
        OF_OLD_PIXELS.forEach(derived::remove);
        ofOtherValues(journey).forEach(derived::remove);
        return new Statements(derived, style);
    }

    /** The keys of what is no longer true when samples have come to stand for other values. */
    List<String> ofOtherValues(Journey journey) {
        boolean recoded =
                journey.recoded() || journey.from().type() != journey.to().type();
        return OF_STORED_VALUES.stream()
                .filter(key -> recoded && object.has(key))
                .toList();
    }

    private static void put(JsonObject derived, String key, double... values) {
        replace(derived, key, old -> Numbers.like(old, values));
    }

    private static void replace(JsonObject derived, String key, UnaryOperator<JsonElement> change) {
        if (derived.has(key)) {
            derived.add(key, change.apply(derived.get(key))); // at its place
        }
    }
}
