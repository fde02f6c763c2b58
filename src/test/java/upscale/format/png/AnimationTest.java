package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.cli.Ran;
import upscale.format.Animation;
import upscale.format.Effort;
import upscale.format.Encoder;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.png.Chunks.Chunk;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Animated PNG files, against PNG (third edition, 4.9 and 11.3.6), and against what Pillow has found in one ({@code png_frames.py}). */
class AnimationTest {
    private static final Path RECORD = Path.of("src/test/resources/oracles/readers/blink.json");
    private static final Path PHOTO = Path.of("samples", "photo.png");

    private static byte[] blink(Path folder, int threads) throws IOException {
        Path other = folder.resolve("other.png");
        Path map = folder.resolve("blink.png");
        Ran.well(PHOTO, "-s", 1, "-m", "mitchell", "-o", other, "-f");
        Ran.with("compare", PHOTO, other, "--diff", map, "--diff-style", "blink", "-f", "-j", threads);
        return Files.readAllBytes(map);
    }

    private static JsonObject record() throws IOException {
        try (Reader in = Files.newBufferedReader(RECORD)) {
            return new Gson().fromJson(in, JsonObject.class);
        }
    }

    @Test
    void framesAreWhatPillowFinds(@TempDir Path folder) throws IOException {
        List<Chunk> chunks = Chunks.parse(blink(folder, 2)).list();
        List<Chunk> controls =
                chunks.stream().filter(chunk -> chunk.type().equals("fcTL")).toList();
        List<Chunk> data = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Chunk chunk : chunks) {
            if (chunk.type().equals("fcTL")) {
                sizes.add(data.size());
            } else if (chunk.type().equals("IDAT")) {
                data.add(chunk);
            } else if (chunk.type().equals("fdAT")) {
                data.add(new Chunk("IDAT", Arrays.copyOfRange(chunk.data(), 4, chunk.data().length)));
            }
        }
        sizes.add(data.size());
        JsonObject record = record();
        assertThat(controls).hasSize(2);
        assertThat(record.get("loop").getAsInt()).isZero();
        for (int i = 0; i < 2; i++) {
            JsonObject found = record.getAsJsonArray("frames").get(i).getAsJsonObject();
            ByteBuffer control = ByteBuffer.wrap(controls.get(i).data());
            int millis = 1000 * control.getShort(20) / control.getShort(22);
            assertThat(millis).isEqualTo(found.get("millis").getAsInt());
            List<Chunk> still = new ArrayList<>(List.of(chunks.get(0)));
            still.addAll(data.subList(sizes.get(i), sizes.get(i + 1)));
            still.add(new Chunk("IEND", new byte[0]));
            assertThat(crc(new Chunks(still).file())).isEqualTo(found.get("crc").getAsLong());
        }
    }

    private static long crc(byte[] png) throws IOException {
        double[][][] samples =
                Samples.of(PngReader.decode(Source.of("frame", png)).first().image());
        CRC32 crc = new CRC32();
        for (int y = 0; y < samples[0].length; y++) {
            for (int x = 0; x < samples[0][0].length; x++) {
                for (double[][] plane : samples) {
                    crc.update((int) plane[y][x]);
                }
            }
        }
        return crc.getValue();
    }

    @Test
    void chunksAreInOrderAndNumbered(@TempDir Path folder) throws IOException {
        List<Chunk> chunks = Chunks.parse(blink(folder, 1)).list();
        assertThat(chunks.get(1).type()).isEqualTo("acTL");
        assertThat(chunks.get(1).data()).containsExactly(0, 0, 0, 2, 0, 0, 0, 0);
        List<Integer> numbers = chunks.stream()
                .filter(chunk -> chunk.type().equals("fcTL") || chunk.type().equals("fdAT"))
                .map(chunk -> ByteBuffer.wrap(chunk.data()).getInt())
                .toList();
        assertThat(numbers).hasSizeGreaterThan(2);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i);
        }
    }

    @Test
    void doNotDependOnThreads(@TempDir Path folder) throws IOException {
        assertThat(blink(folder, 1)).isEqualTo(blink(folder, 5));
    }

    @Test
    void otherFormatsAreRefused(@TempDir Path folder) {
        Ran ran = Ran.with("compare", PHOTO, PHOTO, "--diff", folder.resolve("m.tif"), "--diff-style", "blink");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--diff-style blink is an animation, which tiff files are not: write png");
        Ran enlarged = Ran.with(
                PHOTO, "-s", 1, "--reference", PHOTO, "--diff", folder.resolve("m.jpg"), "--diff-style", "blink");
        assertThat(enlarged.code()).isEqualTo(2);
        assertThat(enlarged.err()).contains("which jpeg files are not");
    }

    @Test
    void framesOfAnotherKindAreRefused() throws IOException {
        ImageInfo info = ImageInfo.gray(4, 4, SampleType.U8);
        Metadata metadata = Metadata.NONE.with(new Animation(2, 100));
        Encoder<?> encoder =
                new PngEncoder(info, metadata, Effort.DEFAULT, Channels.newChannel(new ByteArrayOutputStream()));
        assertThatThrownBy(() -> encoder.next(ImageInfo.gray(5, 4, SampleType.U8), metadata))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
