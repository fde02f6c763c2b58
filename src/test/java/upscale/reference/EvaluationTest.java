package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import upscale.cli.Ran;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.image.Raster;

/** What {@code upscale evaluate} says, by the definitions of luma, of means of blocks, and of PSNR and SSIM. */
class EvaluationTest {
    private static final Path PHOTO = Path.of("samples", "photo.png");
    private static final Path SCAN = Path.of("samples", "mri-16bit.png");
    private static final int SCALE = 3;

    /** Each block of 3x3 becomes its mean, and that is repeated; the luma of what comes of it is rounded. */
    @Test
    void lumaOfColours() throws IOException {
        Raster photo = read(PHOTO);
        double[][] luma = luma(colours(photo));
        check(PHOTO, luma, repeated(luma, mean -> Math.floor(mean + 0.5)), 255, "a");
    }

    /** Blocks of each colour become bytes, rounded down their columns and then along their row; luma is taken of what is repeated. */
    @Test
    void coloursInBytes() throws IOException {
        Raster photo = read(PHOTO);
        double[][][] made = new double[3][][];
        double[][][] colours = colours(photo);
        for (int c = 0; c < 3; c++) {
            double[][] colour = colours[c];
            double[][] columns = new double[colour.length][colour[0].length];
            for (int y = 0; y < colour.length; y++) {
                for (int x = 0; x < colour[0].length; x++) {
                    double sum = 0;
                    for (int i = 0; i < SCALE; i++) {
                        sum += colour[y / SCALE * SCALE + i][x];
                    }
                    columns[y][x] = Math.floor(sum / SCALE + 0.5);
                }
            }
            made[c] = repeated(columns, mean -> Math.floor(mean + 0.5));
        }
        check(PHOTO, luma(colours), luma(made), 255, "b");
    }

    private static double[][][] colours(Raster image) {
        double[][][] colours = new double[3][image.info().height()][image.info().width()];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < colours[c].length; y++) {
                for (int x = 0; x < colours[c][y].length; x++) {
                    colours[c][y][x] = image.get(c, x, y);
                }
            }
        }
        return colours;
    }

    private static double[][] luma(double[][][] colours) {
        double[][] luma = new double[colours[0].length][colours[0][0].length];
        for (int y = 0; y < luma.length; y++) {
            for (int x = 0; x < luma[0].length; x++) {
                double value = 65.481 * colours[0][y][x] + 128.553 * colours[1][y][x] + 24.966 * colours[2][y][x];
                luma[y][x] = Math.floor(16 + value / 255 + 0.5);
            }
        }
        return luma;
    }

    /** The mean of each block, in all its places. */
    private static double[][] repeated(double[][] large, DoubleUnaryOperator rounding) {
        double[][] made = new double[large.length / SCALE * SCALE][large[0].length / SCALE * SCALE];
        for (int y = 0; y < made.length; y++) {
            for (int x = 0; x < made[0].length; x++) {
                double sum = 0;
                for (int i = 0; i < SCALE * SCALE; i++) {
                    sum += large[y / SCALE * SCALE + i / SCALE][x / SCALE * SCALE + i % SCALE];
                }
                made[y][x] = rounding.applyAsDouble(sum / (SCALE * SCALE));
            }
        }
        return made;
    }

    /** Gray samples of 16 bits are not rounded, and their range is that from the smallest to the largest. */
    @Test
    void grayOfMoreThanAByte() throws IOException {
        Raster scan = read(SCAN);
        double[][] gray = new double[scan.info().height()][scan.info().width()];
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int y = 0; y < gray.length; y++) {
            for (int x = 0; x < gray[0].length; x++) {
                gray[y][x] = scan.get(0, x, y);
                low = Math.min(low, gray[y][x]);
                high = Math.max(high, gray[y][x]);
            }
        }
        for (double[] row : gray) {
            for (int x = 0; x < row.length; x++) {
                row[x] = (row[x] - low) / (high - low);
            }
        }
        check(SCAN, gray, repeated(gray, mean -> mean), 1, "a");
    }

    private static Raster read(Path file) throws IOException {
        Source source = Source.of(file);
        return Formats.load(EvaluationTest.class.getClassLoader())
                .of(source)
                .read(source)
                .first()
                .raster();
    }

    private static void check(Path file, double[][] large, double[][] made, double range, String variant) {
        Ran ran = Ran.well(
                "evaluate",
                file,
                "--variant",
                variant,
                "--scales",
                SCALE,
                "--methods",
                "nearest",
                "--degradation",
                "box",
                "--json");
        JsonObject score = JsonParser.parseString(ran.text().lines().findFirst().orElseThrow())
                .getAsJsonObject();
        assertThat(score.get("width").getAsInt()).isEqualTo(made[0].length);
        assertThat(score.get("height").getAsInt()).isEqualTo(made.length);
        assertThat(score.get("psnr").getAsDouble()).isCloseTo(psnr(made, large, range), within(1e-4));
        assertThat(score.get("ssim").getAsDouble()).isCloseTo(ssim(made, large, range), within(1e-5));
    }

    private static double psnr(double[][] a, double[][] b, double range) {
        double sum = 0;
        int count = 0;
        for (int y = SCALE; y < a.length - SCALE; y++) {
            for (int x = SCALE; x < a[0].length - SCALE; x++) {
                sum += (a[y][x] - b[y][x]) * (a[y][x] - b[y][x]);
                count++;
            }
        }
        return 10 * Math.log10(range * range / (sum / count));
    }

    // Wang et al. 2004: every window of 11x11 that lies in what is left.
    private static double ssim(double[][] a, double[][] b, double range) {
        double[] gauss = new double[11];
        double weights = 0;
        for (int i = 0; i < 11; i++) {
            gauss[i] = Math.exp(-(i - 5) * (i - 5) / 4.5);
            weights += gauss[i];
        }
        double sum = 0;
        int count = 0;
        for (int y = SCALE; y + 11 <= a.length - SCALE; y++) {
            for (int x = SCALE; x + 11 <= a[0].length - SCALE; x++) {
                double ma = 0;
                double mb = 0;
                double aa = 0;
                double bb = 0;
                double ab = 0;
                for (int i = 0; i < 121; i++) {
                    double w = gauss[i / 11] * gauss[i % 11] / (weights * weights);
                    double p = a[y + i / 11][x + i % 11];
                    double q = b[y + i / 11][x + i % 11];
                    ma += w * p;
                    mb += w * q;
                    aa += w * p * p;
                    bb += w * q * q;
                    ab += w * p * q;
                }
                double c1 = 0.01 * range * 0.01 * range;
                double c2 = 0.03 * range * 0.03 * range;
                sum += (2 * ma * mb + c1)
                        * (2 * (ab - ma * mb) + c2)
                        / ((ma * ma + mb * mb + c1) * (aa - ma * ma + bb - mb * mb + c2));
                count++;
            }
        }
        return sum / count;
    }
}
