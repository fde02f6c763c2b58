package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code upscale conv}, as it is typed. */
class ConvTest {
    private static final Formats FORMATS = Formats.load(ConvTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private Path write(String name, Raster raster) throws IOException {
        Format format = FORMATS.ofFileName(name).orElseThrow();
        return Files.write(folder.resolve(name), Written.by(format, raster, Metadata.NONE));
    }

    private static double[][][] read(Path file) throws IOException {
        Source source = Source.of(file);
        return Samples.of(FORMATS.of(source).read(source).first().raster());
    }

    @Test
    void theWorkedExamplesComeOut() throws IOException {
        Path in = write("a.npy", Samples.gray(new double[][] {{3, 5, 2, 7}, {4, 1, 3, 8}, {6, 3, 8, 2}, {9, 6, 1, 5}}));
        Path out = folder.resolve("out.npy");
        Ran.well("conv", in, "-k", "1 2 1; 2 1 2; 1 1 2", "-o", out);
        assertThat(read(out)[0]).isDeepEqualTo(new double[][] {{55, 52}, {57, 50}});
        Path image = write("b.npy", Samples.gray(new double[][] {
            {0, 1, 0, 1, 1}, {0, 0, 1, 1, 0}, {1, 1, 0, 1, 0}, {0, 1, 0, 0, 1}, {0, 0, 1, 1, 0}
        }));
        Ran.well("conv", image, "-k", "edge", "--padding", "valid", "-f", "-o", out);
        assertThat(read(out)[0]).isDeepEqualTo(new double[][] {{3, -3, -1}, {-2, 3, -3}, {-3, 2, 3}});
    }

    @Test
    void outputsAreCalledConv() throws IOException {
        Path in = write("a.npy", Samples.gray(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        Ran.well("conv", "-k", "1 1", "--stride", "1,2", "--bias", 0.5, in);
        assertThat(read(folder.resolve("a-conv.npy"))[0]).isDeepEqualTo(new double[][] {{3.5}, {9.5}});
    }

    /** Neither an edge detector nor a sum of many weights changes how opaque an image is; a blur blurs it. */
    @Test
    void alphaIsAveragedOrKept() throws IOException {
        ImageInfo info = ImageInfo.rgb(6, 5, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        Path in = write("a.png", Samples.raster(info, (c, x, y) -> c < 3 ? 40 * x : y == 0 ? 0 : 255));
        Path out = folder.resolve("out.png");
        Ran.well("conv", in, "-k", "edge", "-o", out);
        assertThat(read(out)[3]).isDeepEqualTo(read(in)[3]);
        Ran.well("conv", in, "-k", "2 2; 2 2", "-f", "-o", out);
        assertThat(read(out)[3][0]).containsOnly(128);
        assertThat(read(out)[3][1]).containsOnly(255);
        // Row 0 is transparent and has no say in the colours: 8 times the mean of 0 and 40.
        assertThat(read(out)[0][0][0]).isEqualTo(160);
        assertThat(read(out)[0][1][0]).isEqualTo(160);
    }

    @Test
    void aFlatImageStaysFlatUnderOurOwnKernels() throws IOException {
        Path in = write("a.png", Samples.constant(ImageInfo.rgb(7, 5, SampleType.U8), 77));
        Path out = folder.resolve("out.png");
        for (String kernel : new String[] {"lanczos", "bicubic", "gaussian:1.5", "box", "sharpen", "identity"}) {
            Ran.well("conv", in, "-k", kernel, "--stride", "2,3", "-f", "-o", out);
            double[][][] samples = read(out);
            assertThat(samples[0]).hasDimensions(3, 3);
            for (double[][] plane : samples) {
                for (double[] row : plane) {
                    assertThat(row).as(kernel).containsOnly(77);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | | which kernel? give one with -k",
                "2 | -k edge --stride 0 | --stride is at least 1, not 0",
                "2 | -k edge --groups 0 | --groups is at least 1",
                "2 | -k nosuch | is no file",
                "2 | --kernel= | the kernel is empty",
                "1 | -k 1,2;3,4 --dilation 9 | leaves no",
                "2 | -k 1,2;3,4 --dilation 0 | --dilation is at least 1, not 0",
                "1 | -k 1,2 --groups 2 | leaves no choice of groups",
                "1 | -k 1,2 --bias 1,2,3 | it makes 1 channels, and there are biases for 3",
                "1 | -k edge --edge renormalize | does not renormalise",
            })
    void whatCannotBeIsToldInOneLine(int code, String words, String message) throws IOException {
        Path in = write("a.npy", Samples.gray(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        String[] more = words == null ? new String[0] : words.split(" ");
        Object[] args = new Object[more.length + 2];
        args[0] = "conv";
        args[1] = in;
        System.arraycopy(more, 0, args, 2, more.length);
        Ran ran = Ran.with(args);
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.complaints()).singleElement().asString().contains(message);
        assertThat(folder.resolve("a-conv.npy")).doesNotExist();
    }
}
