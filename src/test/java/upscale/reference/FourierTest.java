package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.interpolate.Fourier;

/**
 * Zero-filled Fourier interpolation, against its definition: the discrete Fourier transform of every row and column, and its inverse at the
 * outputs' coordinates, both summed term by term in doubles.
 */
class FourierTest {
    private static final int[] LENGTHS = {1, 2, 3, 4, 7, 8, 15, 16, 33};

    private static final Map<Apodization, DoubleUnaryOperator> WINDOWS = new LinkedHashMap<>();

    static {
        WINDOWS.put(Apodization.NONE, f -> 1);
        WINDOWS.put(Apodization.HANN, f -> Math.pow(Math.cos(Math.PI * f / 2), 2));
        WINDOWS.put(Apodization.tukey(0), f -> 1);
        WINDOWS.put(Apodization.tukey(0.25), f -> f < 0.75 ? 1 : Math.pow(Math.cos(2 * Math.PI * (f - 0.75)), 2));
        WINDOWS.put(Apodization.tukey(1), f -> Math.pow(Math.cos(Math.PI * f / 2), 2));
        WINDOWS.put(Apodization.FERMI, f -> (1 + Math.exp(-18)) / (1 + Math.exp(20 * f - 18)));
    }

    private static MethodOptions to(int width, int height) {
        return MethodOptions.of(new Target.Size(OptionalInt.of(width), OptionalInt.of(height), Target.Fit.STRETCH));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheDefinition(Alignment alignment) {
        Agreement agreement = new Agreement();
        List<Apodization> apodizations = List.copyOf(WINDOWS.keySet());
        List<SampleType> types = List.of(SampleType.U8, SampleType.I16, SampleType.F32, SampleType.F64);
        int turn = 0;
        for (int in : LENGTHS) {
            for (int out : LENGTHS) {
                ImageInfo info = ImageInfo.planes(in, LENGTHS[turn % 5 + 2], 1 + turn % 2, types.get(turn % 4));
                Apodization apodization = apodizations.get(turn % apodizations.size());
                int height = LENGTHS[(turn + 3) % LENGTHS.length];
                Image source = Samples.noise(info, turn++);
                Image fast = new Fourier()
                        .apply(
                                source,
                                to(out, height)
                                        .with(Parameter.ALIGNMENT, alignment)
                                        .with(Parameter.APODIZATION, apodization))
                        .image();
                double[][][] samples = Samples.of(source);
                double[][][] exact = new double[samples.length][][];
                for (int c = 0; c < samples.length; c++) {
                    double[][] rows = alongRows(samples[c], out, alignment, WINDOWS.get(apodization));
                    exact[c] = transposed(alongRows(transposed(rows), height, alignment, WINDOWS.get(apodization)));
                }
                // Sums are of doubles; what comes out is rounded to a float where the type is not wide.
                double unit = info.type().wide() ? 0x1p-40 : 0x1p-22;
                agreement.hold(
                        info + " to " + out + "x" + height + " " + alignment + " " + apodization,
                        info,
                        Samples.of(fast),
                        exact,
                        unit * Samples.magnitude(samples));
            }
        }
        System.out.println(alignment + ": " + agreement);
    }

    private static double[][] alongRows(double[][] rows, int out, Alignment alignment, DoubleUnaryOperator window) {
        double[][] result = new double[rows.length][out];
        for (int y = 0; y < rows.length; y++) {
            int in = rows[y].length;
            for (int o = 0; o < out; o++) {
                double x = Coordinate.of(alignment, o, in, out, out, in).value();
                result[y][o] = at(x, rows[y], Math.min(in, out), window);
            }
        }
        return result;
    }

    private static double at(double x, double[] row, int kept, DoubleUnaryOperator window) {
        int n = row.length;
        double value = 0;
        for (int k = -(kept / 2); k <= kept / 2; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < n; i++) {
                re += row[i] * Math.cos(2 * Math.PI * k * i / n);
                im -= row[i] * Math.sin(2 * Math.PI * k * i / n);
            }
            double share = 2 * Math.abs(k) == n ? 0.5 : 1;
            double weight = k == 0 ? 1 : share * window.applyAsDouble(2.0 * Math.abs(k) / kept);
            double angle = 2 * Math.PI * k * x / n;
            value += weight * (re * Math.cos(angle) - im * Math.sin(angle)) / n;
        }
        return value;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                columns[x][y] = rows[y][x];
            }
        }
        return columns;
    }

    /** More columns than a tile has, and more rows than a block; a wave comes out as the same wave. */
    @Test
    void aWaveStaysItself() {
        int width = 600;
        int height = 40;
        Image source = Samples.raster(ImageInfo.gray(width, height, SampleType.F64), (c, x, y) -> wave(x, y));
        Image fast = new Fourier().apply(source, to(1111, 77)).image();
        double[][] samples = Samples.of(fast)[0];
        for (int y = 0; y < 77; y++) {
            for (int x = 0; x < 1111; x++) {
                double expected = wave((x + 0.5) * width / 1111 - 0.5, (y + 0.5) * height / 77 - 0.5);
                assertThat(Math.abs(samples[y][x] - expected)).isLessThan(1e-11);
            }
        }
    }

    private static double wave(double x, double y) {
        return Math.cos(2 * Math.PI * (299 * x / 600 + 19 * y / 40)) + Math.sin(2 * Math.PI * (7 * x / 600 - y / 40));
    }

    @Test
    void aScaleOfOneCopies() {
        for (int size : LENGTHS) {
            Image source = Samples.noise(ImageInfo.gray(size, 5, SampleType.F32), size);
            double[][][] same =
                    Samples.of(new Fourier().apply(source, to(size, 5)).image());
            new Agreement()
                    .hold("size " + size, source.info(), same, Samples.of(source), 0x1p-22 * Samples.magnitude(same));
        }
    }

    @Test
    void imagesThatWouldTakeTooLongAreRefused() {
        Image source = Samples.constant(ImageInfo.gray(4097, 1, SampleType.U8), 7);
        assertThatExceptionOfType(MethodException.class)
                .isThrownBy(() -> new Fourier().apply(source, to(8192, 2)))
                .withMessageStartingWith("fourier")
                .withMessageContaining("4097 to 8192 pixels");
    }
}
