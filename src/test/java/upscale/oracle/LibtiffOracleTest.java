package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import upscale.Main;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.stage.Expanded;

/**
 * Other projects' TIFF files at scale 1 with nearest: every page comes out, in a TIFF of ours, with the samples that libtiff's tools decode.
 * The table is made by {@code src/test/oracle-scripts/libtiff_pixels.py}, the files are those of {@code ../shared}.
 */
class LibtiffOracleTest {
    private static final Path FILES = Path.of("..", "shared", "hostile");
    private static final Formats FORMATS = Formats.load(LibtiffOracleTest.class.getClassLoader());
    private static final int GRID = 8;

    /** Of a mean of a block, for what is converted: by what chroma is interpolated, inks are mixed, and JPEG rounds. */
    private static final double TOLERANCE = 3;

    /** Whatever libtiff makes of them, and why ours is not the same. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "twelvemonkeys-tiff/ColorCheckerCalculator.tif", "libtiff leaves the white of L*a*b* where it is, yellow",
            "twelvemonkeys-tiff/zackthecat.tif", "libtiff stretches by the reference black and white of an old JPEG",
            "twelvemonkeys-tiff/flower-separated-planar-08.tif",
                    "does not say that its samples are inks; libtiff takes them for light",
            "twelvemonkeys-tiff/g3aoe.tif", "a damaged line, which libtiff leaves white",
            "tif/m1-3562055aecf63b573f8a18c4034a4a23.tif", "damaged fax data, which libtiff tells of and reads on");

    /** What libtiff reads, and we refuse, by what the message says. */
    private static final Map<String, String> REFUSED = Map.of(
            "images/logluv-3c-16b.tiff", "photometric interpretation 32845",
            "tif/16f2a7e9adcda96170bc1fa873e275c1.tif", "photometric interpretation 32844",
            "tif/m1-76d5d8fd02d58b774f2bae6f7b763e3e.tif", "corrupt tiff at byte 131072: tag 296 has 52481 values",
            "tif/m2-14847ce6f5fab0774dae9ad4fba31316.tif", "corrupt tiff: 3296x4672 pixels in chunks of",
            "tif/m2-63c8b14ea08a18c884d05a3431716047.tif", "corrupt tiff: Unknown code in Huffman",
            "tif/m3-f0d7bcb90496c323c880a9773dfe93ff.tif", "corrupt tiff: ",
            "tif/m6-63c8b14ea08a18c884d05a3431716047.tif", "corrupt tiff: Unknown code in Huffman");

    private static final Map<String, Integer> COMPARED = new TreeMap<>();

    @TempDir
    private static Path folder;

    /**
     * A page as libtiff decodes it.
     *
     * @param kind {@code samples}, with a hash, or {@code display}, with means of blocks
     */
    private record Expected(String file, int page, String kind, int width, int height, int channels, String value) {
        static Expected of(String line) {
            String[] cells = line.split(",");
            return new Expected(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    cells[2],
                    Integer.parseInt(cells[3]),
                    Integer.parseInt(cells[4]),
                    Integer.parseInt(cells[5]),
                    cells[6]);
        }

        Path path() {
            return FILES.resolve(file.replace("images/", "libtiff-test-images/test/images/")
                    .replaceAll("^tif/", "imagetestsuite/tif/"));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPageHasTheSamplesThatLibtiffDecodes() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FILES), FILES + " is absent");
        try (InputStream in = LibtiffOracleTest.class.getResourceAsStream("/oracles/libtiff/pixels.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .map(Expected::of)
                    .map(page -> DynamicTest.dynamicTest(page.file() + " page " + page.page(), () -> compare(page)));
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("TIFF pages as libtiff decodes them: " + COMPARED);
    }

    private static void compare(Expected page) throws IOException {
        if (REFUSED.containsKey(page.file())) {
            assertThat(run(page)).contains(page.file().replaceAll(".*/", "") + ": ", REFUSED.get(page.file()));
            COMPARED.merge("refused", 1, Integer::sum);
            return;
        }
        assertThat(run(page)).doesNotContain("corrupt", "unsupported");
        Raster result = FORMATS.named("tiff")
                .orElseThrow()
                .read(Source.of(out()))
                .first()
                .raster();
        ImageInfo info = result.info();
        String name = page.file() + " page " + page.page();
        assertThat(List.of(info.width(), info.height())).as(name).isEqualTo(List.of(page.width(), page.height()));
        if (OTHERWISE.containsKey(page.file())) {
            COMPARED.merge("otherwise", 1, Integer::sum);
            return;
        }
        if (page.kind().equals("samples")) {
            assertThat(info.channels()).as(name).isEqualTo(page.channels());
            assertThat(hash(result)).as(name).isEqualTo(page.value());
        } else {
            Raster colours = Raster.of(Expanded.of(result));
            double[] wanted = Arrays.stream(page.value().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] got = means(colours);
            double worst = 0;
            for (int i = 0; i < wanted.length; i++) {
                worst = Math.max(worst, Math.abs(wanted[i] - got[i]));
            }
            assertThat(worst)
                    .as(name + ": largest difference of a block's mean")
                    .isLessThan(TOLERANCE);
        }
        COMPARED.merge(page.kind(), 1, Integer::sum);
    }

    private static Path out() {
        return folder.resolve("out.tif");
    }

    /** Messages of a run that leaves the page in {@link #out}. */
    private static String run(Expected page) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.run(
                new String[] {
                    page.path().toString(),
                    "-s",
                    "1",
                    "-m",
                    "nearest",
                    "--page",
                    "" + page.page(),
                    "-f",
                    "-o",
                    out() + ""
                },
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String hash(Raster raster) {
        ImageInfo info = raster.info();
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        ByteBuffer row = ByteBuffer.allocate(8 * info.width() * info.channels()).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < info.height(); y++) {
            row.clear();
            for (int x = 0; x < info.width(); x++) {
                for (int c = 0; c < info.channels(); c++) {
                    row.putDouble(raster.get(c, x, y));
                }
            }
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of red, green and blue in 8 bits, block by block. */
    private static double[] means(Raster raster) {
        ImageInfo info = raster.info();
        double scale = 255 / info.white();
        double[] means = new double[3 * GRID * GRID];
        for (int j = 0; j < GRID; j++) {
            for (int i = 0; i < GRID; i++) {
                int top = info.height() * j / GRID;
                int left = info.width() * i / GRID;
                int bottom = Math.max(info.height() * (j + 1) / GRID, top + 1);
                int right = Math.max(info.width() * (i + 1) / GRID, left + 1);
                for (int c = 0; c < 3; c++) {
                    int channel = info.colourChannels() == 1 ? 0 : c;
                    double sum = 0;
                    for (int y = top; y < bottom; y++) {
                        for (int x = left; x < right; x++) {
                            sum += raster.get(channel, x, y);
                        }
                    }
                    means[3 * (GRID * j + i) + c] = sum * scale / ((bottom - top) * (right - left));
                }
            }
        }
        return means;
    }
}
