package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code upscale chain} as a user runs it. */
class ChainTest {
    @TempDir
    private Path folder;

    private Path map() {
        return ImageFiles.write(
                folder.resolve("map.npy"),
                Samples.raster(ImageInfo.planes(3, 2, 1, SampleType.F32), (c, x, y) -> 3 * y + x));
    }

    @Test
    void goesFromFileToFile() {
        Path out = folder.resolve("o.npy");
        Ran ran = Ran.well(
                "chain", "conv '1 -1' as edges | relu | nearest 2x1 | bias 0.5", map(), "-o", out, "-v", "-j", 2);
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(new double[][][] {{{.5, .5, .5, .5}, {.5, .5, .5, .5}}});
        assertThat(ran.complaints())
                .contains(
                        "  input: 1x2x3 (channels x rows x columns)",
                        "  step 1, conv '1 -1' as edges: 1x2x2",
                        "  step 2, relu: 1x2x2",
                        "  step 3, nearest 2x1: 1x2x4",
                        "  step 4, bias 0.5: 1x2x4");
    }

    @Test
    void worksOfAFileThatHoldsTheKernel() throws Exception {
        Path kernel = Files.writeString(folder.resolve("a kernel.txt"), "1 2\n3 4\n");
        Path out = folder.resolve("o.npy");
        Ran.well("chain", "transposed '" + kernel + "' stride 2", map(), "-o", out);
        assertThat(ImageFiles.samples(out)[0][3]).containsExactly(9, 12, 12, 16, 15, 20);
    }

    private Path array(String name, String shape, double... values) {
        return NpyFiles.write(folder.resolve(name), shape, values);
    }

    /** Kernels between channels, in either layout, with a bias of their own. */
    @Test
    void takesKernelsFromArrays() throws IOException {
        Path torch = array("torch.npy", "2, 1, 1, 2", 1, 0, 0, 2);
        Path keras = array("keras.npy", "1, 2, 1, 2", 1, 0, 0, 2);
        Path out = folder.resolve("o.npy");
        for (String kernel : List.of(torch.toString(), keras + " kernel-layout keras")) {
            Ran.well("chain", "conv " + kernel + " bias 10,20 as x", map(), "-o", out, "-f");
            assertThat(ImageFiles.samples(out)).isDeepEqualTo(new double[][][] {
                {{10, 11}, {13, 14}}, {{22, 24}, {28, 30}}
            });
        }
        Ran wrong = Ran.with("chain", "conv 1 kernel-layout keras", map());
        assertThat(wrong.err()).contains("step 1 of the chain, at character 6: kernel 1 is the same for every channel");
        assertThat(wrong.code()).isEqualTo(CommandLineProgram.USAGE);
        Ran twice = Ran.with("chain", "conv 1 bias 1 bias 2", map());
        assertThat(twice.err()).contains("at character 15: 'bias' is given more than once");
    }

    @Test
    void poolsAndUnpools() {
        Path out = folder.resolve("o.npy");
        Ran.well("chain", "pool 2,1 | bias 1 | unpool", map(), "-o", out);
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(new double[][][] {{{0, 0, 0}, {4, 5, 6}}});
        Ran.well("chain", "average-pool 2,1", map(), "-o", out, "-f");
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(new double[][][] {{{1.5, 2.5, 3.5}}});
    }

    @Test
    void takesKernelsByName() {
        Path out = folder.resolve("o.npy");
        Ran.well("chain", "transposed stride 2 bias 1", map(), "-o", out);
        assertThat(ImageFiles.samples(out)[0][0]).containsExactly(1, 1.25, 1.75, 2.25, 2.75, 3);
        Ran.well("chain", "transposed box stride 1,2", map(), "-o", out, "-f");
        assertThat(ImageFiles.samples(out)[0][1]).containsExactly(3, 3, 4, 4, 5, 5);
    }

    /** Every channel by itself, as it is stored; colours stay colours where there are as many channels. */
    @Test
    void keepsColoursWhereItCan() {
        ImageInfo info = ImageInfo.rgb(4, 4, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        Path in = ImageFiles.write(folder.resolve("in.png"), Samples.noise(info, 1));
        Path out = folder.resolve("o.png");
        Ran.well("chain", "pixel-unshuffle stride 2 | bias 0 | pixel-shuffle 2", in, "-o", out);
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(ImageFiles.samples(in));
        assertThat(ImageFiles.info(out).colour()).isEqualTo(Colour.RGB);
        assertThat(ImageFiles.info(out).alpha()).isEqualTo(Alpha.STRAIGHT);
        Ran.well("chain", "pixel-shuffle 2", in, "-o", folder.resolve("gray.png"));
        assertThat(ImageFiles.info(folder.resolve("gray.png")).colour()).isEqualTo(Colour.GRAY);
    }

    /** What an edge detector makes is negative, too: kept between the steps, clamped or kept at the end. */
    @Test
    void valuesBeyondTheTypeAreKeptUntilTheEnd() {
        Path in = ImageFiles.write(
                folder.resolve("in.png"), Samples.raster(ImageInfo.gray(4, 1, SampleType.U8), (c, x, y) -> 80 * x));
        Path out = folder.resolve("o.png");
        Ran.well("chain", "bias -100 | conv 1 | bias 150", in, "-o", out);
        assertThat(ImageFiles.samples(out)[0][0]).containsExactly(50, 130, 210, 255);
        Path floats = folder.resolve("o.tif");
        Ran.well("chain", "conv -2 | conv 1", in, "-o", floats, "--range", "float");
        assertThat(ImageFiles.samples(floats)[0][0]).containsExactly(0, -160, -320, -480);
    }

    /** Also where it could be the option. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "conv edge; conv MATRIX padding same edge replicate",
                "conv edge as e; conv MATRIX padding same edge replicate",
                "conv edge | relu; conv MATRIX padding same edge replicate | relu",
                "conv edge edge wrap; conv MATRIX padding same edge wrap",
                "transposed edge stride 2; transposed MATRIX stride 2 padding same edge replicate",
                "transposed edge edge wrap stride 2; transposed MATRIX stride 2 padding same edge wrap",
                "transposed edge wrap stride 2; transposed bilinear stride 2 edge wrap",
            })
    void edgeIsAKernelToo(String chain, String same) {
        Path in = ImageFiles.gray(folder.resolve("in.png"));
        Path out = folder.resolve("o.png");
        Path expected = folder.resolve("e.png");
        Ran.well("chain", chain, in, "-o", out);
        Ran.well("chain", same.replace("MATRIX", "'0 1 0; 1 -4 1; 0 1 0'"), in, "-o", expected);
        assertThat(ImageFiles.samples(out)).isDeepEqualTo(ImageFiles.samples(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "relu | | relu; step 2 of the chain is empty",
                "relu |; step 2 of the chain is empty",
                "` `; step 1 of the chain is empty",
                "relu | blur 2; step 2 of the chain, at character 8: 'blur' is no operator; there are conv,",
                "conv; step 1 of the chain, at character 1: 'conv' needs a kernel",
                "conv edge reflect; step 1 of the chain, at character 1: 'conv' needs a kernel",
                "relu 2; at character 6: '2' comes after all that relu takes",
                "prelu; step 1 of the chain ends after 'prelu': expected a slope",
                "prelu 1,x; at character 7: 'x' is no number",
                "bias 1,NaN; at character 6: NaN is not finite",
                "conv '1 2 stride 2; a quote at character 6 that is never closed",
                "conv 1 stride; ends after 'stride': expected a value",
                "conv 1 stride two; at character 15: 'two' is not a whole number",
                "conv 1 strides 2; at character 8: 'strides' is no option of conv; it takes bias, dilation, edge,",
                "conv 1 stride 2 stride 3; 'stride' is given more than once",
                "conv nosuch.txt; kernel 'nosuch.txt' is no file",
                "conv '1 x'; at character 6: kernel",
                "nearest; step 1 of the chain, at character 1: 'nearest' needs a scale",
                "bilinear edge zero; 'bilinear' needs a scale",
                "nearest x; 'x' is not a scale",
                "relu as; expected a label",
                "relu as 1; '1' is no label",
                "relu as a | bias 1 as a; 'a' is the label of something else already",
                "relu as input; 'input' is the label of something else already",
                "concat a | relu as a; 'a' is the label of no earlier step",
                "relu | unpool; step 2 of the chain, at character 8: 'unpool' has no pool before it",
                "pool 1 | unpool | unpool; step 3 of the chain, at character 19: 'unpool' has no pool",
                "average-pool 1 | unpool; 'unpool' has no pool before it",
                "pool; step 1 of the chain, at character 1: 'pool' needs a window",
                "max-unpool; 'max-unpool' is no operator",
                "concat; expected the label of an earlier step",
            })
    void saysWhatIsWrongWithItAndWhere(String chain, String message) {
        Path out = folder.resolve("o.npy");
        Ran ran = Ran.with("chain", chain, map(), "-o", out);
        assertThat(ran.complaints()).hasSize(1);
        assertThat(ran.err()).contains(message.strip());
        assertThat(out).doesNotExist();
        assertThat(ran.code()).isEqualTo(CommandLineProgram.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "relu | conv '1 1 1 1'; step 2 (conv '1 1 1 1') of 1x2x3: padding valid leaves no columns",
                "nearest 2 | concat input; step 2 (concat input) of 1x4x6: channels of 1x4x6 and input, 1x2x3, do not go",
                "bias 1,2,3; step 1 (bias 1,2,3) of 1x2x3: there are 3 biases for 1 channels",
                "prelu 1,2; there are 2 slopes for 1 channels",
                "relu | pixel-shuffle 2; step 2 (pixel-shuffle 2) of 1x2x3: pixel-shuffle by 2",
                "pixel-unshuffle stride 2; step 1 (pixel-unshuffle stride 2) of 1x2x3: pixel-unshuffle: blocks of 2",
                "pool 3; step 1 (pool 3) of 1x2x3: a window that reaches over 3 does not fit",
                "pool 2,1 | nearest 2 | unpool; step 3 (unpool) of 1x2x6: the positions of step 1 (pool 2,1) are for 1x1x3",
                "conv 1 stride 0; step 1 (conv 1 stride 0) of 1x2x3: stride",
            })
    void namesTheStepWhoseShapesDoNotFit(String chain, String message) {
        Path out = folder.resolve("o.npy");
        Ran ran = Ran.with("chain", chain, map(), "-o", out);
        assertThat(ran.complaints()).hasSize(1);
        assertThat(ran.err()).contains(message.strip());
        assertThat(ran.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(out).doesNotExist();
    }
}
