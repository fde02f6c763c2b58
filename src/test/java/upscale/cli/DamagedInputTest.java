package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Metadata;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Pictures that are decoded while the result is computed, damaged at the very end of their samples: they fail as others do. */
class DamagedInputTest {
    @TempDir
    private Path folder;

    private static final ImageInfo INFO = ImageInfo.rgb(200, 600, SampleType.U8);

    /** A picture whose last check sum is wrong. */
    private Path damaged(String name) throws IOException {
        Path file = ImageFiles.write(folder.resolve(name), Samples.noise(INFO, 5), Metadata.NONE);
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith("png")) {
            int end = bytes.length - 12; // of IDAT: then comes IEND
            bytes[end - 5] ^= 1; // in the image data's check sum
            int begin = end - 8;
            while (!new String(bytes, begin, 4, StandardCharsets.US_ASCII).equals("IDAT")) {
                begin--;
            }
            CRC32 crc = new CRC32();
            crc.update(bytes, begin, end - 4 - begin);
            ByteBuffer.wrap(bytes).putInt(end - 4, (int) crc.getValue());
        } else {
            ByteBuffer tiff = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int directory = tiff.getInt(4);
            int offsets = tag(tiff, directory, 273);
            int counts = tag(tiff, directory, 279);
            int strips = tiff.getInt(offsets - 4);
            assertThat(strips).isGreaterThan(1);
            int last = tiff.getInt(tiff.getInt(offsets) + 4 * (strips - 1));
            bytes[last + tiff.getInt(tiff.getInt(counts) + 4 * (strips - 1)) - 1] ^= 1;
        }
        Files.write(file, bytes);
        return file;
    }

    /** Where the value of a tag's field lies. */
    private static int tag(ByteBuffer tiff, int directory, int tag) {
        int at = directory + 2;
        while ((tiff.getShort(at) & 0xffff) != tag) {
            at += 12;
        }
        return at + 8;
    }

    private Stream<Path> files() throws IOException {
        return Files.list(folder);
    }

    private static String said(String name) {
        return name.endsWith("png")
                ? "corrupt png: the compressed image data are damaged: incorrect data check"
                : "corrupt tiff: deflated data of row 599: incorrect data check";
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.png", "in.tif"})
    void leaveNothingWhateverIsReadOfThem(String name) throws IOException {
        Path in = damaged(name);
        // Reduced by copying, only a row in a hundred is read, and none of the last fifty.
        for (String scale : new String[] {"2", "0.01"}) {
            for (int threads = 1; threads <= 4; threads += 3) {
                Ran ran = Ran.with(in, "-s", scale, "-m", "nearest", "-j", threads, "-o", folder.resolve("out.png"));
                assertThat(ran.code()).isEqualTo(1);
                assertThat(ran.complaints()).containsExactly("upscale: " + in + ": " + said(name));
                assertThat(files()).containsExactly(in);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.png", "in.tif"})
    void areFoundBeforeAnythingIsWrittenToAStream(String name) throws IOException {
        Path in = damaged(name);
        Ran ran = Ran.with(in, "-s", 3, "--format", "ppm", "-o", "-");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(said(name));
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.png", "in.tif"})
    void areToldOfByInspect(String name) throws IOException {
        Ran ran = Ran.with("inspect", damaged(name));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(said(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.png", "in.tif"})
    void failWhereAllIsReadBeforeItIsComputed(String name) throws IOException {
        Path in = damaged(name);
        Ran ran = Ran.with(in, "-s", 2, "--range", "rescale", "-o", folder.resolve("out.png"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).containsExactly("upscale: " + in + ": " + said(name));
        assertThat(files()).containsExactly(in);
    }
}
