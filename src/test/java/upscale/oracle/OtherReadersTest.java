package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Effort;
import upscale.format.Feature;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.Samples;

/**
 * Other programs read what we write: netpbm, Pillow, tifffile, NumPy and pydicom have decoded a file of every feature and format, and
 * {@code src/test/oracle-scripts/other_readers.py} has recorded what they found. {@code -Dupscale.readers.dump=FOLDER} writes the files for it.
 */
class OtherReadersTest {
    private static final Path RECORD = Path.of("src/test/resources/oracles/readers/features.json");

    private record Case(Format format, Feature feature, Effort effort) {
        String name() {
            return feature.name().replaceAll("[^A-Za-z0-9]+", "-")
                    + (effort.smallest() ? "-small." : ".")
                    + format.suffixes().get(0);
        }

        byte[] file() throws IOException {
            return feature.writtenAs(format, effort);
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Format format :
                Formats.load(OtherReadersTest.class.getClassLoader()).all()) {
            for (Feature feature : Feature.all()) {
                if (format.reads()
                        && format.writes()
                        && format.refuses(feature.image().info()).isEmpty()) {
                    cases.add(new Case(format, feature, Effort.DEFAULT));
                    if (format.name().equals("dicom") && !feature.said()) { // which is run-length coded then
                        cases.add(new Case(format, feature, Effort.of(Effort.Preset.SMALL)));
                    }
                }
            }
        }
        return cases;
    }

    private static JsonObject record() throws IOException {
        try (Reader in = Files.newBufferedReader(RECORD)) {
            return new Gson().fromJson(in, JsonObject.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> othersReadTheSame() throws IOException {
        String dump = System.getProperty("upscale.readers.dump");
        JsonObject record = record();
        return cases().stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    if (dump != null) {
                        Path folder = Files.createDirectories(Path.of(dump));
                        Files.write(folder.resolve(c.name()), c.file());
                        return;
                    }
                    assertThat(record.has(c.name())).as("recorded").isTrue();
                    JsonObject theirs = record.getAsJsonObject(c.name());
                    assertThat(theirs.get("samples").getAsString())
                            .as("samples in %s", theirs.get("reader").getAsString())
                            .isEqualTo(samples(c));
                    Optional<byte[]> beside = beside(c.feature().image());
                    if (beside.isPresent() && kept(c)) {
                        assertThat(theirs.get("beside").getAsString())
                                .as("profile or colours")
                                .isEqualTo(crc(beside.get()));
                    }
                    if (c.feature().said() && kept(c)) {
                        assertThat(theirs.get("said").getAsString())
                                .as("in %s", theirs.get("reader").getAsString())
                                .isEqualTo(said(c.feature().name()));
                    }
                }));
    }

    /** CRC-32 of the samples as little-endian doubles, channel by channel; of lossy formats, as we read them. */
    private static String samples(Case c) throws IOException {
        Image image = c.format().name().equals("jpeg")
                ? c.format()
                        .read(upscale.format.Written.source(c.format(), c.file()))
                        .first()
                        .image()
                : c.feature().image();
        CRC32 crc = new CRC32();
        for (double[][] plane : Samples.of(image)) {
            for (double[] row : plane) {
                ByteBuffer bytes = ByteBuffer.allocate(8 * row.length).order(ByteOrder.LITTLE_ENDIAN);
                for (double sample : row) {
                    bytes.putDouble(sample);
                }
                crc.update(bytes.array());
            }
        }
        return String.format("%08x", crc.getValue());
    }

    /** The colour profile, or the pixels as the palette colours them, red to alpha. */
    private static Optional<byte[]> beside(Raster image) {
        Optional<byte[]> profile = image.info().icc().map(IccProfile::bytes);
        return profile.or(() -> image.info().palette().map(colours -> coloured(image, colours)));
    }

    private static byte[] coloured(Raster image, Palette colours) {
        ImageInfo info = image.info();
        ByteBuffer pixels = ByteBuffer.allocate(4 * (int) info.pixels());
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                pixels.putInt(colours.rgba((int) image.get(0, x, y)));
            }
        }
        return pixels.array();
    }

    private static String crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }

    private static boolean kept(Case c) throws IOException {
        return c.feature()
                .kept()
                .test(c.format()
                        .read(upscale.format.Written.source(c.format(), c.file()))
                        .first());
    }

    private static String said(String feature) {
        return Map.of("resolution", "300 x 300 dpi", "gamma", "1.8", "EXIF", "Acm", "XMP", "<x:xmpmeta/>")
                .getOrDefault(feature, "Grüße");
    }

    @Test
    void nothingElseIsRecorded() throws IOException {
        assertThat(new TreeSet<>(record().keySet()))
                .isEqualTo(new TreeSet<>(cases().stream().map(Case::name).toList()));
    }
}
