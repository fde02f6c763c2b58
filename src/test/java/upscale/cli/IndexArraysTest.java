package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.tensor.NpyHeader;

/** {@code --indices} that frameworks wrote: every shape, numbering and whole type they have; and what cannot be positions. */
class IndexArraysTest {
    private static final int COLUMNS = 6;

    @TempDir
    private Path folder;

    private Path at;

    @BeforeEach
    void names() {
        at = folder.resolve("at.npy");
    }

    /** An image of which every cell, {@code rows} high and 2 wide, has its one nonzero sample at a place of its own. */
    private static Raster original(int channels, int rows) {
        Raster image = Raster.allocate(ImageInfo.planes(COLUMNS, 4, channels, SampleType.U8));
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < 4 / rows; y++) {
                for (int x = 0; x < COLUMNS / 2; x++) {
                    int row = y * rows + (c + x) % rows;
                    image.set(c, 2 * x + (c + y) % 2, row, 1 + c + 10 * x + 100 * y);
                }
            }
        }
        return image;
    }

    private void save(SampleType type, List<Long> shape, double... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(NpyHeader.bytes(type, shape));
        ByteBuffer data = ByteBuffer.allocate(values.length * type.bits() / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case I32 -> data.putInt((int) value);
                case I64 -> data.putLong((long) value);
                default -> data.putFloat((float) value);
            }
        }
        out.write(data.array());
        Files.write(at, out.toByteArray());
    }

    private Ran unpool(Object... more) {
        List<Object> words = new java.util.ArrayList<>(
                List.of(folder.resolve("p.npy"), "-m", "max-unpool", "-o", folder.resolve("r.npy"), "--indices", at));
        words.addAll(List.of(more));
        return Ran.with(words.toArray());
    }

    // The axes of a shape as words; a lower-case n is a batch of one.
    @ParameterizedTest
    @CsvSource({
        "torch, CHW",
        "torch, nCHW",
        "onnx, CHW",
        "onnx, nCHW",
        "onnx-column, CHW",
        "onnx-column, nCHW",
        "tf, HWC",
        "tf, nHWC",
        "tf-batch, HWC",
        "tf-batch, nHWC"
    })
    void areReadInEveryShapeAndWholeType(String layout, String axes) throws IOException {
        for (SampleType type : List.of(SampleType.I32, SampleType.I64)) {
            for (int channels : new int[] {1, 3}) {
                for (int rows : new int[] {1, 2, 4}) {
                    Raster image = original(channels, rows);
                    int height = 4 / rows;
                    int width = COLUMNS / 2;
                    Raster pooled = Raster.allocate(ImageInfo.planes(width, height, channels, SampleType.U8));
                    double[] numbers = new double[channels * height * width];
                    for (int c = 0; c < channels; c++) {
                        for (int y = 0; y < 4; y++) {
                            for (int x = 0; x < COLUMNS; x++) {
                                if (image.get(c, x, y) != 0) {
                                    pooled.set(c, x / 2, y / rows, image.get(c, x, y));
                                    int i = axes.endsWith("C")
                                            ? (y / rows * width + x / 2) * channels + c
                                            : (c * height + y / rows) * width + x / 2;
                                    numbers[i] = number(layout, c, y, x, channels);
                                }
                            }
                        }
                    }
                    List<Long> shape = axes.chars()
                            .mapToObj(a -> (long)
                                    switch (a) {
                                        case 'C' -> channels;
                                        case 'H' -> height;
                                        case 'W' -> width;
                                        default -> 1;
                                    })
                            .toList();
                    save(type, shape, numbers);
                    ImageFiles.write(folder.resolve("p.npy"), pooled);
                    Ran ran = unpool("--index-layout", layout, "-k", rows + ",2", "-f");
                    assertThat(ran.code()).as(ran.err()).isZero();
                    assertThat(Samples.same(ImageFiles.samples(folder.resolve("r.npy")), Samples.of(image)))
                            .as(type + " " + shape)
                            .isTrue();
                }
            }
        }
    }

    private static int number(String layout, int c, int y, int x, int channels) {
        return switch (layout) {
            case "torch" -> y * COLUMNS + x;
            case "onnx" -> (c * 4 + y) * COLUMNS + x;
            case "onnx-column" -> (c * COLUMNS + x) * 4 + y;
            default -> (y * COLUMNS + x) * channels + c;
        };
    }

    private void refuses(int code, String message, Object... more) {
        Ran ran = unpool(more);
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.complaints()).singleElement().asString().contains(message);
        assertThat(folder.resolve("r.npy")).doesNotExist();
    }

    @Test
    void whatIsNoPositionFailsInOneLine() throws IOException {
        ImageFiles.write(folder.resolve("p.npy"), Samples.noise(ImageInfo.gray(2, 1, SampleType.U8), 1));
        save(SampleType.I64, List.of(1L, 2L), 0, -1);
        refuses(1, "index -1 at column 1, row 0, channel 0 is outside of 4x2", "-k", 2);
        save(SampleType.I64, List.of(1L, 2L), 8, 1);
        refuses(1, "index 8 at column 0, row 0, channel 0 is outside of 4x2, numbered as torch does", "-k", 2);
        save(SampleType.F32, List.of(1L, 2L), 0, 1);
        refuses(1, "indices are whole numbers, these are float32", "-k", 2);
        save(SampleType.I64, List.of(2L, 2L), 0, 1, 2, 3);
        refuses(1, "the indices are for 2x2 with 1 channels, the image is 2x1 with 1", "-k", 2);
        save(SampleType.I64, List.of(2L, 1L, 2L), 0, 1, 2, 3);
        refuses(1, "the indices are for 2x1 with 2 channels, the image is 2x1 with 1", "-k", 2);
        save(SampleType.I64, List.of(1L, 2L), 0, 1);
        refuses(1, "the index file does not remember the size of the image that was pooled: give --size, or -k");
        refuses(1, "--stride, --padding and --dilation are the window's", "--size", "4x2", "--stride", 2);
        refuses(1, "a pooling like that is of 3 to 5 pixels, not 9", "--size", "9x2", "-k", 2);
    }

    @Test
    void whatIsNoArrayOfPositionsIsWrongUsage() throws IOException {
        ImageFiles.write(folder.resolve("p.npy"), Samples.noise(ImageInfo.gray(2, 1, SampleType.U8), 1));
        refuses(2, "no such file", "-k", 2);
        save(SampleType.I64, List.of(2L), 0, 1);
        refuses(2, "an array of shape (2,), expected (H, W)", "-k", 2);
        save(SampleType.I64, List.of(2L, 1L, 2L, 1L), 0, 1, 2, 3);
        refuses(2, "an array of shape (2, 1, 2, 1), expected (H, W)", "-k", 2, "--index-layout", "tf");
        Files.write(at, Files.readAllBytes(ImageFiles.gray(folder.resolve("x.png"))));
        refuses(2, "expected an .npy file of positions", "-k", 2);
        Files.delete(at);
        Files.createDirectory(at);
        refuses(1, at.resolve("p.npy") + ": no such file", "-k", 2); // a file for each input
    }
}
