package upscale.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.engine.KernelBank;
import upscale.engine.KernelBank.Layout;
import upscale.engine.NamedWeights;
import upscale.image.SampleType;

/** Kernels from names, words and files; and what is no kernel, told in one line. */
class KernelSourceTest {
    private static final NamedWeights NAMED = NamedWeights.transposed(2, 3);

    @TempDir
    private Path folder;

    private static KernelBank read(String word) {
        return new KernelSource(word, Optional.empty()).read(NAMED);
    }

    private String npy(String name, List<Long> shape, double... values) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putFloat((float) value);
        }
        byte[] head = NpyHeader.bytes(SampleType.F32, shape);
        byte[] all = ByteBuffer.allocate(head.length + data.capacity())
                .put(head)
                .put(data.array())
                .array();
        return Files.write(folder.resolve(name), all).toString();
    }

    private String safetensors(String name, String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(text.length).put(text);
        for (int i = 0; i < dataBytes / 4; i++) {
            all.putFloat(i + 1);
        }
        return Files.write(folder.resolve(name), all.array()).toString();
    }

    @Test
    void wordsAndTextFilesAreOneKernelForEveryChannel() throws IOException {
        Path file = folder.resolve("k.csv");
        Files.writeString(file, "# a comment\n1, 2.5\n-3e1, 4\n");
        for (String word : List.of("1 2.5; -3e1 4", file.toString())) {
            KernelBank bank = read(word);
            assertThat(bank.layout()).isEqualTo(Layout.PLAIN);
            assertThat(bank.shape()).containsExactly(2, 2);
            assertThat(bank.data()).containsExactly(1, 2.5, -30, 4);
        }
    }

    @Test
    void arraysMeanWhatTheirAxesSay() throws IOException {
        KernelBank plain = read(npy("a.npy", List.of(1L, 2L), 1, 2));
        assertThat(plain.layout()).isEqualTo(Layout.PLAIN);
        KernelBank depthwise = read(npy("b.npy", List.of(3L, 1L, 2L), 1, 2, 3, 4, 5, 6));
        assertThat(depthwise.layout()).isEqualTo(Layout.DEPTHWISE);
        assertThat(depthwise.transposed(3, 1).values()[2][0]).containsExactly(5, 6);
        String four = npy("c.npy", List.of(1L, 2L, 3L, 1L), 1, 2, 3, 4, 5, 6);
        assertThat(read(four).layout()).isEqualTo(Layout.TORCH);
        KernelBank keras = new KernelSource(four, Optional.of(Layout.KERAS)).read(NAMED);
        assertThat(keras.layout()).isEqualTo(Layout.KERAS);
        assertThat(keras.transposed(1, 1).values()[2][0]).containsExactly(3, 6);
    }

    @Test
    void columnMajorArraysAreTurned() throws IOException {
        String header = "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }\n";
        ByteBuffer all = ByteBuffer.allocate(10 + header.length() + 12);
        all.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        all.put(header.getBytes(StandardCharsets.US_ASCII));
        for (short value : new short[] {1, 4, 2, 5, 3, -6}) {
            all.putShort(value);
        }
        Path file = Files.write(folder.resolve("f.npy"), all.array());
        assertThat(read(file.toString()).data()).containsExactly(1, 2, 3, 4, 5, -6);
    }

    @Test
    void aWeightOfSafetensorsBringsItsBias() throws IOException {
        String file = safetensors(
                "w.safetensors",
                "{\"__metadata__\":{\"format\":\"pt\"},\"up.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"up.weight\":{\"dtype\":\"F32\",\"shape\":[1,2,1,2],\"data_offsets\":[8,24]}}  ",
                24);
        KernelBank bank = read(file + "#up.weight");
        assertThat(bank.shape()).containsExactly(1, 2, 1, 2);
        assertThat(bank.data()).containsExactly(3, 4, 5, 6);
        assertThat(bank.bias().orElseThrow()).containsExactly(1, 2);
        assertThat(KernelSource.bias(file + "#up.bias")).containsExactly(1, 2);
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("which array?")
                .hasMessageContaining("up.weight");
        assertThatThrownBy(() -> read(file + "#down")).hasMessageContaining("there is no array 'down'");
    }

    @Test
    void everyStoredTypeIsRead() {
        ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(0, -1);
        assertThat(Element.U64.read(data, 0)).isEqualTo(0x1p64);
        assertThat(Element.I64.read(data, 0)).isEqualTo(-1);
        assertThat(Element.U32.read(data, 0)).isEqualTo(0xffffffffL);
        assertThat(Element.I8.read(data, 0)).isEqualTo(-1);
        assertThat(Element.BF16.read(data.putShort(0, (short) 0xc020), 0)).isEqualTo(-2.5);
        assertThat(Element.F16.read(data.putShort(0, (short) 0x3e00), 0)).isEqualTo(1.5);
        assertThat(Element.F64.read(data.putDouble(0, 0.1), 0)).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 x; 3 4 | 'x' in row 1, column 2 is no number",
                "`1 2; 3` | row 2 has 1 numbers, the first has 2",
                "` ; 1e999` | 1e999 in row 2, column 1 is not finite",
                "gaussian | needs its standard deviation",
                "gaussian:-1 | SIGMA is from 0.05 to 100.0, not -1",
                "box:1.5 | N is a whole number",
                "box:2 | has 2 taps, fewer than the stride 3",
                "sharpen:2 | takes no number",
                "nosuch | is no file, no matrix such as \"0 1; 2 3\" and none of bilinear, nearest",
            })
    void wordsThatAreNoKernelAreToldSo(String word, String message) {
        assertThatThrownBy(() -> read(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void filesThatLieAreRefused() throws IOException {
        String shape = npy("long.npy", List.of(3L, 3L), 1, 2);
        assertThatThrownBy(() -> read(shape)).hasMessageContaining("needs 36 bytes of data, found 8");
        String huge = npy("huge.npy", List.of(1L << 40, 1L << 40), 1);
        assertThatThrownBy(() -> read(huge)).hasMessageContaining("expected at most");
        String flat = npy("flat.npy", List.of(2L), 1, 2);
        assertThatThrownBy(() -> read(flat)).hasMessageContaining("shape [2], expected [kH, kW]");
        String nan = npy("nan.npy", List.of(1L, 1L), Double.NaN);
        assertThatThrownBy(() -> read(nan)).hasMessageContaining("no finite number");
        String two = npy("two.npy", List.of(1L, 2L), 1, 2);
        assertThatThrownBy(() -> new KernelSource(two, Optional.of(Layout.KERAS)).read(NAMED))
                .hasMessageContaining("a layout is for arrays of four axes");
        assertThatThrownBy(() -> KernelSource.bias(two)).hasMessageContaining("expected [C]");
        assertThatThrownBy(() -> read(folder + "/.npy")).hasMessageContaining("is no file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,8]}} | 8 | needs 4 bytes, its offsets leave 8",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4,8]}} | 8 | expected it to begin at 0",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,40]}} | 8 | to end by 8",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}} | 8 | 4 bytes at the end belong to no",
                "{\"a\":{\"dtype\":\"X9\",\"shape\":[1,1],\"data_offsets\":[0,4]}} | 4 | elements of type X9",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,1],\"data_offsets\":[0,4]}} | 4 | expected a whole number",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1]}} | 4 | needs a dtype, a shape and two data_offsets",
                "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}} | 4 | is unknown or comes twice",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999,99999999],\"data_offsets\":[0,4]}} | 4 | expected at most",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],}} | 4 | expected another element after",
                "{\"a\": | 4 | expected '{'",
                "[] | 0 | expected '{'",
            })
    void headersThatLieAreRefused(String header, int dataBytes, String message) throws IOException {
        String file = safetensors("x.safetensors", header, dataBytes);
        assertThatThrownBy(() -> read(file + "#a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("kernel " + file);
        byte[] longer = Files.readAllBytes(Path.of(file));
        longer[2] = 1;
        Files.write(Path.of(file), longer);
        assertThatThrownBy(() -> read(file + "#a")).hasMessageContaining("bytes in a file of");
    }

    @Test
    void namedKernelsKeepAFlatImageFlatAtEveryStride() {
        for (int[] stride : new int[][] {{1, 1}, {2, 2}, {3, 2}, {5, 4}, {1, 7}}) {
            for (String name : List.of("bilinear", "nearest", "bicubic", "lanczos", "gaussian:2.5", "box", "box:7")) {
                KernelBank kernel =
                        new KernelSource(name, Optional.empty()).read(NamedWeights.transposed(stride[0], stride[1]));
                for (int y = 0; y < stride[0]; y++) {
                    for (int x = 0; x < stride[1]; x++) {
                        assertThat(phase(kernel, stride, y, x)).as(name).isCloseTo(1, within());
                    }
                }
                KernelBank low =
                        new KernelSource(name, Optional.empty()).read(NamedWeights.convolution(stride[0], stride[1]));
                assertThat(phase(low, new int[] {1, 1}, 0, 0)).as(name).isCloseTo(1, within());
            }
        }
        assertThat(new KernelSource("Bicubic", Optional.empty()).named()).isTrue();
        assertThat(new KernelSource("gaussian:2", Optional.empty()).named()).isTrue();
        assertThat(new KernelSource("1 2", Optional.empty()).named()).isFalse();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    private static double phase(KernelBank kernel, int[] stride, int y, int x) {
        double sum = 0;
        for (int v = y; v < kernel.height(); v += stride[0]) {
            for (int u = x; u < kernel.width(); u += stride[1]) {
                sum += kernel.data()[v * kernel.width() + u];
            }
        }
        return sum;
    }
}
