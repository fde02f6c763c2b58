package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Exif;
import upscale.format.ExifBlock;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;

/** EXIF's directories from a block into a file and back; what is written is read by TwelveMonkeys as well. */
class ExifTagsTest {
    private static final ImageInfo INFO = ImageInfo.gray(70, 50, SampleType.U8);

    private final TiffFormat format = new TiffFormat();

    @TempDir
    private Path folder;

    /** A camera, an exposure with a size and a level below, and a latitude; the second picture is a thumbnail's directory. */
    private static byte[] block(ByteOrder order) {
        ByteBuffer b = ByteBuffer.allocate(300).order(order);
        b.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        b.putShort((short) 42).putInt(8);
        b.putShort((short) 5);
        entry(b, Tag.MAKE, Field.ASCII, 6).putInt(220);
        entry(b, Tag.ORIENTATION, Field.SHORT, 1).putShort((short) 6).putShort((short) 0);
        entry(b, Tag.X_RESOLUTION, Field.RATIONAL, 1).putInt(230);
        entry(b, Tag.EXIF, Field.LONG, 1).putInt(90);
        entry(b, Tag.GPS, Field.LONG, 1).putInt(160);
        b.putInt(0);
        b.position(90).putShort((short) 4);
        entry(b, 33434, Field.RATIONAL, 1).putInt(240);
        entry(b, 37500, Field.UNDEFINED, 7).putInt(250);
        entry(b, 40962, Field.SHORT, 1).putShort((short) 9).putShort((short) 0);
        entry(b, Tag.INTEROPERABILITY, Field.LONG, 1).putInt(200);
        b.position(160).putShort((short) 1);
        entry(b, 2, Field.RATIONAL, 3).putInt(260);
        b.position(200).putShort((short) 1);
        entry(b, 1, Field.ASCII, 4).put("R98\0".getBytes(StandardCharsets.US_ASCII));
        b.position(220).put("Camera".getBytes(StandardCharsets.US_ASCII));
        b.position(230).putInt(300).putInt(1);
        b.position(240).putInt(1).putInt(125);
        b.position(250).put("a note!".getBytes(StandardCharsets.US_ASCII));
        b.position(260).putInt(52).putInt(1).putInt(30).putInt(1).putInt(7).putInt(2);
        return b.array();
    }

    private static ByteBuffer entry(ByteBuffer b, int tag, int type, int count) {
        return b.putShort((short) tag).putShort((short) type).putInt(count);
    }

    private static Metadata with(byte[] block) {
        return Metadata.NONE
                .with(ExifBlock.of(block).orElseThrow())
                .withResolution(Optional.of(new Resolution(600, 600, Resolution.Unit.INCH)));
    }

    /** The file's block, and in it what an independent reader finds. */
    private static void requireAll(byte[] tiff) throws IOException {
        Directory page = new TIFFReader().read(new ByteArrayImageInputStream(tiff));
        assertThat(page.getEntryById(Tag.MAKE).getValue()).isEqualTo("Camera");
        Directory exif = (Directory) page.getEntryById(Tag.EXIF).getValue();
        assertThat(exif.getEntryById(33434).getValueAsString()).isEqualTo("1/125");
        assertThat((byte[]) exif.getEntryById(37500).getValue())
                .isEqualTo("a note!".getBytes(StandardCharsets.US_ASCII));
        assertThat(exif.getEntryById(40962).getValue()).isEqualTo(70L);
        Directory below = (Directory) exif.getEntryById(Tag.INTEROPERABILITY).getValue();
        assertThat(below.getEntryById(1).getValue()).isEqualTo("R98");
        Directory gps = (Directory) page.getEntryById(Tag.GPS).getValue();
        assertThat((Object[]) gps.getEntryById(2).getValue())
                .extracting(Object::toString)
                .containsExactly("52", "30", "7/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM"})
    void aBlockBecomesDirectoriesAndABlockAgain(String mark) throws IOException {
        ByteOrder order = mark.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        byte[] tiff = Written.by(format, Raster.allocate(INFO), with(block(order)));
        requireAll(tiff);
        ExifBlock read = read(Written.source(format, tiff)).orElseThrow();
        requireAll(read.bytes());
        assertThat(Exif.of(read.bytes()))
                .as("the page's own, not the old block's")
                .isEqualTo(new Exif(Orientation.UPRIGHT, Optional.of(new Resolution(600, 600, Resolution.Unit.INCH))));
    }

    private Optional<ExifBlock> read(Source source) throws IOException {
        return format.read(source).first().metadata().attached(ExifBlock.class);
    }

    @Test
    void bigTiffHasThemToo() throws IOException {
        Path path = folder.resolve("big.tif");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            TiffOutput output = new TiffOutput(channel, true);
            IfdWriter page = new IfdWriter();
            page.longs(Tag.WIDTH, 1);
            page.longs(Tag.HEIGHT, 1);
            page.shorts(Tag.BITS, 8);
            page.offsets(Tag.STRIP_OFFSETS, new long[] {output.append(ByteBuffer.wrap(new byte[1]))});
            page.offsets(Tag.STRIP_BYTES, new long[] {1});
            ExifTags.write(ExifBlock.of(block(ByteOrder.BIG_ENDIAN)).orElseThrow(), INFO, Optional.empty(), page);
            output.add(page);
            output.finish();
        }
        requireAll(read(Source.of(path)).orElseThrow().bytes());
    }

    @Test
    void wordsAloneMakeNoBlock() throws IOException {
        byte[] tiff = Written.by(format, Raster.allocate(INFO), Metadata.NONE);
        assertThat(read(Written.source(format, tiff))).isEmpty();
    }

    /** Directories that lead to themselves, lie outside or claim more than there is are left out, not followed. */
    @Test
    void damagedBlocksAreCopiedAsFarAsTheyGo() throws IOException {
        Random random = new Random(3);
        int kept = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] block = block(i % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            for (int flips = 0; flips < 3; flips++) {
                block[8 + random.nextInt(block.length - 8)] = (byte) random.nextInt(256);
            }
            byte[] tiff = Written.by(format, Raster.allocate(INFO), with(block));
            kept += read(Written.source(format, tiff)).isPresent() ? 1 : 0;
        }
        assertThat(kept).isBetween(1500, 3000);
    }
}
