package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.StoredValues;
import upscale.format.StoredValues.Display;
import upscale.format.StoredValues.Table;
import upscale.format.dicom.DicomFormat;
import upscale.format.png.PngFormat;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;

/** Stored values as pydicom, GDCM and DCMTK decode them, which agree with one another on every file here. */
class DicomOracleTest {
    private static final Path FOLDER = Path.of("..", "shared", "oracles", "dicom");

    /** What is decoded by a reader from the plug-in path only. */
    private static final Set<String> OPTIONAL = Set.of("693_J2KR", "MR_small_jp2klossless");

    /** Lossy: another inverse DCT may round to a neighbour. */
    private static final Set<String> LOSSY = Set.of("SC_rgb_dcmtk_+eb+cy+s2", "JPGExtended");

    /**
     * Signed samples of 15 bits in JPEG-LS, of which pydicom and GDCM hand out the decoder's words, whose bit 15 is not the sign. That bit 14 is,
     * as the standard has it, {@link #theSignOf15BitsIsAsDcmtkShowsIt} holds against DCMTK.
     */
    private static final String FIFTEEN_BITS = "JLSL_16_15_1_1F";

    /**
     * An array of NumPy's.
     *
     * @param shape frames if several, rows, columns, samples if several
     */
    private record Reference(int[] shape, String type, ByteBuffer data) {
        private static final Pattern HEADER =
                Pattern.compile("'descr': '(.*?)', 'fortran_order': False, 'shape': \\((.*?)\\)");

        static Reference read(String name) throws IOException {
            byte[] file;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(FOLDER.resolve(name)))) {
                file = in.readAllBytes();
            }
            int end = 10 + (file[8] & 0xff) + (file[9] << 8);
            Matcher header = HEADER.matcher(new String(file, 0, end, StandardCharsets.ISO_8859_1));
            assertThat(header.find()).isTrue();
            int[] shape = Arrays.stream(header.group(2).split(","))
                    .mapToInt(n -> Integer.parseInt(n.strip()))
                    .toArray();
            ByteBuffer data = ByteBuffer.wrap(file, end, file.length - end).slice();
            boolean big = header.group(1).startsWith(">");
            return new Reference(
                    shape,
                    header.group(1).substring(1),
                    data.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
        }

        void extendSign(int bits) {
            for (int i = 0; i < data.capacity(); i += 2) {
                data.putShort(i, (short) (data.getShort(i) << 16 - bits << 16 >> 32 - bits));
            }
        }

        double get(int index) {
            return switch (type) {
                case "u1" -> data.get(index) & 0xff;
                case "i2" -> data.getShort(2 * index);
                case "u2" -> data.getShort(2 * index) & 0xffff;
                case "i4" -> data.getInt(4 * index);
                case "f8" -> data.getDouble(8 * index);
                case "f4" -> data.getFloat(4 * index);
                default -> throw new AssertionError(type);
            };
        }
    }

    @Test
    void storedValuesAreTheReferences() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is absent");
        List<String> passed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (JsonElement each : JsonParser.parseString(Files.readString(FOLDER.resolve("manifest.json")))
                .getAsJsonArray()) {
            JsonObject entry = each.getAsJsonObject();
            String name = entry.get("name").getAsString();
            try {
                require(entry, name);
                passed.add(name);
            } catch (FormatException e) {
                if (OPTIONAL.contains(name) && e.getMessage().contains("UPSCALE_PLUGINS")) {
                    refused.add(name + ": " + e.getMessage());
                } else {
                    failed.add(name + ": " + e.getMessage());
                }
            } catch (AssertionError e) {
                failed.add(name + ": " + e.getMessage());
            }
        }
        System.out.println("dicom: " + passed.size() + " passed, " + refused.size() + " need an optional decoder, "
                + failed.size() + " failed");
        refused.forEach(line -> System.out.println("  " + line));
        assertThat(failed).isEmpty();
        assertThat(passed).hasSizeGreaterThanOrEqualTo(21);
    }

    private static void require(JsonObject entry, String name) throws IOException {
        Document document = new DicomFormat()
                .read(Source.of(FOLDER.resolve(entry.get("file").getAsString())));
        JsonObject refs = entry.getAsJsonObject("refs");
        boolean colours = entry.get("PhotometricInterpretation").getAsString().startsWith("YBR");
        Reference reference = Reference.read(
                refs.getAsJsonObject(colours ? "rgb" : "raw").get("file").getAsString());
        if (name.equals(FIFTEEN_BITS)) {
            reference.extendSign(15);
        }
        double tolerance = LOSSY.contains(name) ? 1 : 0;
        int at = 0;
        for (int frame = 0; frame < document.pageCount(); frame++) {
            Raster raster = document.page(frame).raster();
            at = requireSame(raster, reference, at, tolerance);
            if (raster.info().palette().isPresent()) {
                requireColours(
                        raster,
                        Reference.read(refs.getAsJsonObject("rgb").get("file").getAsString()));
            }
        }
        int length = Arrays.stream(reference.shape()).reduce(1, (a, b) -> a * b);
        assertThat(at).as("samples of all frames").isEqualTo(length);
    }

    private static int requireSame(Raster raster, Reference reference, int from, double tolerance) {
        ImageInfo info = raster.info();
        int at = from;
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                for (int c = 0; c < info.channels(); c++) {
                    double expected = reference.get(at++);
                    if (!(Math.abs(raster.get(c, x, y) - expected) <= tolerance)) {
                        fail("channel " + c + ", column " + x + ", row " + y + ": expected " + expected + ", read "
                                + raster.get(c, x, y));
                    }
                }
            }
        }
        return at;
    }

    /** The reference has the palette's 16 bits, of which the lower byte is empty. */
    private static void requireColours(Raster raster, Reference reference) {
        Palette palette = raster.info().palette().orElseThrow();
        int at = 0;
        for (int y = 0; y < raster.info().height(); y++) {
            for (int x = 0; x < raster.info().width(); x++) {
                int index = (int) raster.get(0, x, y);
                for (int c = 0; c < 3; c++) {
                    assertThat(palette.component(index, c) << 8).isEqualTo((int) reference.get(at++));
                }
            }
        }
    }

    /** The modality LUT, and the first window or table that the file states, as pydicom applies them, some of it in floats. */
    @Test
    void valuesAndLevelsAreThoseOfPydicom() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is absent");
        int compared = 0;
        for (JsonElement each : JsonParser.parseString(Files.readString(FOLDER.resolve("manifest.json")))
                .getAsJsonArray()) {
            JsonObject entry = each.getAsJsonObject();
            JsonObject refs = entry.getAsJsonObject("refs");
            boolean windowed = refs.has("voi")
                    && (entry.has("WindowCenter") || entry.get("has").toString().contains("VOILUTSequence"));
            if (OPTIONAL.contains(entry.get("name").getAsString()) || !windowed && !refs.has("modality")) {
                continue;
            }
            Page page = new DicomFormat()
                    .read(Source.of(FOLDER.resolve(entry.get("file").getAsString())))
                    .first();
            StoredValues stored = page.metadata().attached(StoredValues.class).orElseThrow();
            if (refs.has("modality")) {
                requireEqual(page, refs, "modality", stored::value, 0);
                compared++;
            }
            if (windowed) {
                Display display = stored.displays().get(0);
                ImageInfo info = page.image().info(); // windows go over all that the bits stored can say
                double black = display instanceof Table ? 0 : info.min();
                double range = display instanceof Table table ? table.white() : info.max() - black;
                requireEqual(page, refs, "voi", v -> display.level(stored.value(v)) * range + black, 0x1p-23 * range);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(9);
    }

    private static void requireEqual(Page page, JsonObject refs, String what, DoubleUnaryOperator map, double tolerance)
            throws IOException {
        Reference reference =
                Reference.read(refs.getAsJsonObject(what).get("file").getAsString());
        int at = 0;
        for (int y = 0; y < page.image().info().height(); y++) {
            for (int x = 0; x < page.image().info().width(); x++) {
                assertThat(map.applyAsDouble(page.raster().get(0, x, y)))
                        .isCloseTo(reference.get(at++), within(tolerance));
            }
        }
    }

    @Test
    void theSignOf15BitsIsAsDcmtkShowsIt() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is absent");
        Raster values = new DicomFormat()
                .read(Source.of(FOLDER.resolve("files").resolve(FIFTEEN_BITS + ".dcm")))
                .first()
                .raster();
        Raster shown = new PngFormat()
                .read(Source.of(FOLDER.resolve("ref").resolve(FIFTEEN_BITS + ".display_minmax.png")))
                .first()
                .raster();
        TreeMap<Double, double[]> ranges = new TreeMap<>(); // by gray, least and greatest value
        for (int y = 0; y < values.info().height(); y++) {
            for (int x = 0; x < values.info().width(); x++) {
                double value = values.get(0, x, y);
                ranges.merge(shown.get(0, x, y), new double[] {value, value}, (a, b) ->
                        new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
            }
        }
        double before = Double.NEGATIVE_INFINITY;
        for (double[] range : ranges.values()) {
            assertThat(range[0]).isGreaterThan(before);
            before = range[1];
        }
        assertThat(ranges).hasSizeGreaterThan(200);
    }
}
