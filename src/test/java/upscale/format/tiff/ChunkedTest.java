package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.Effort;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.format.Written;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Pages that are larger than what is kept of them. */
class ChunkedTest {
    private static final ImageInfo INFO = ImageInfo.gray(1000, 3001, SampleType.F64);

    @TempDir
    private Path folder;

    private Path file(Raster raster, int tile) throws IOException {
        WriteOptions options = WriteOptions.DEFAULT.withEffort(Effort.ofLevel(0));
        return Files.write(
                folder.resolve("large.tif"),
                Written.by(
                        new TiffFormat(),
                        raster,
                        Metadata.NONE,
                        tile == 0 ? options : options.withTile(OptionalInt.of(tile))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 512})
    void areDecodedAnewWhereRowsAreReadAgain(int tile) throws IOException {
        Raster raster = Samples.noise(INFO, 3);
        try (Document document = new TiffFormat().read(Source.of(file(raster, tile)))) {
            Image image = document.first().image();
            assertThat(image).isInstanceOf(Chunked.class);
            RowReader reader = image.newReader();
            Random random = new Random(1);
            Band band = Band.of(INFO, 16);
            for (int i = 0; i < 200; i++) {
                int top = random.nextInt(INFO.height() - 16);
                reader.read(band.at(top, top + 16));
                for (int y = top; y < top + 16; y++) {
                    assertThat(band.sample(0, 7, y)).isEqualTo(raster.get(0, 7, y));
                }
            }
            assertThat(document.first().raster().sameSamples(raster)).isTrue();
        }
    }

    @Test
    void stripsOfAllRowsAreReadInPartsIfTheyAreNotCompressed() throws IOException {
        Raster raster = Samples.noise(INFO, 4);
        Path path = file(raster, 0);
        ByteBuffer tiff = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        // Strips follow one another without a gap: as one, they are as good.
        int directory = tiff.getInt(4);
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int field = directory + 2 + 12 * i;
            int tag = tiff.getShort(field);
            if (tag == Tag.STRIP_OFFSETS || tag == Tag.STRIP_BYTES) {
                tiff.putInt(field + 4, 1);
                tiff.putInt(field + 8, tag == Tag.STRIP_BYTES ? 8 * 1000 * 3001 : tiff.getInt(tiff.getInt(field + 8)));
            } else if (tag == Tag.ROWS_PER_STRIP) {
                tiff.putInt(field + 8, 3001);
            }
        }
        try (Document document = new TiffFormat().read(Source.of("one strip", tiff.array()))) {
            assertThat(document.first().metadata().properties().get("layout")).isEqualTo("strips of 1000x3001");
            assertThat(document.first().image()).isInstanceOf(Chunked.class);
            assertThat(document.first().raster().sameSamples(raster)).isTrue();
        }
    }

    @Test
    void areReadOnlyWhileTheFileIsOpen() throws IOException {
        Document document = new TiffFormat().read(Source.of(file(Samples.noise(INFO, 5), 0)));
        Image image = document.first().image();
        document.close();
        assertThatThrownBy(() -> image.newReader().read(Band.of(INFO, 1).at(0, 1)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
