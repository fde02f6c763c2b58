package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.SampleType;

class ExifBlockTest {
    private static final int EXIF = 80;
    private static final int RATIONALS = 120;
    private static final int NOTE = 136;
    private static final int SECOND = 148;
    private static final int THUMBNAIL = 178;

    /** Orientation, resolution, a directory with the size and a maker note behind it, then a second picture's directory and bytes. */
    private static byte[] block(ByteOrder order) {
        ByteBuffer b = ByteBuffer.allocate(THUMBNAIL + 11).order(order);
        b.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949))
                .putShort((short) 42)
                .putInt(8);
        b.putShort((short) 5);
        entry(b, 0x112, 3, 1).putShort((short) 6).putShort((short) 0);
        entry(b, 0x11a, 5, 1).putInt(RATIONALS);
        entry(b, 0x11b, 5, 1).putInt(RATIONALS + 8);
        entry(b, 0x128, 3, 1).putShort((short) 2).putShort((short) 0);
        entry(b, 0x8769, 4, 1).putInt(EXIF);
        b.putInt(SECOND);
        b.position(EXIF).putShort((short) 3);
        entry(b, 0x927c, 7, 12).putInt(NOTE);
        entry(b, 0xa002, 3, 1).putShort((short) 288).putShort((short) 0);
        entry(b, 0xa003, 4, 1).putInt(192);
        b.position(RATIONALS);
        b.putInt(300).putInt(1).putInt(300).putInt(1);
        b.put("a maker note".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        b.position(SECOND).putShort((short) 2);
        entry(b, 0x201, 4, 1).putInt(THUMBNAIL);
        entry(b, 0x202, 4, 1).putInt(11);
        b.position(THUMBNAIL).put("a thumbnail".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return b.array();
    }

    private static ByteBuffer entry(ByteBuffer b, int tag, int type, int count) {
        return b.putShort((short) tag).putShort((short) type).putInt(count);
    }

    private static int value(ByteBuffer b, int entry) {
        return b.getShort(entry + 2) == 3 ? b.getShort(entry + 8) & 0xffff : b.getInt(entry + 8);
    }

    @ParameterizedTest
    @CsvSource({"II, 576, 384", "MM, 576, 384", "II, 70000, 65535", "MM, 70000, 65536"})
    void describesTheNewPicture(String mark, int width, int height) {
        ByteOrder order = mark.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ExifBlock old = ExifBlock.of(block(order)).orElseThrow();
        ImageInfo info = ImageInfo.gray(width, height, SampleType.U8);
        Resolution resolution = new Resolution(600, 599.5, Resolution.Unit.INCH);
        byte[] bytes =
                old.describing(info, Optional.of(resolution)).orElseThrow().bytes();
        assertThat(Exif.of(bytes)).isEqualTo(new Exif(Orientation.UPRIGHT, Optional.of(resolution)));
        ByteBuffer b = ByteBuffer.wrap(bytes).order(order);
        assertThat(value(b, EXIF + 14)).isEqualTo(width);
        assertThat(value(b, EXIF + 26)).isEqualTo(height);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("a maker note")
                .doesNotContain("thumbnail");
        assertThat(bytes).as("the second picture's directory is gone").hasSize(SECOND);
        assertThat(b.getInt(8 + 2 + 5 * 12)).as("the next directory").isZero();
        assertThat(old.bytes()).as("the old block stays").isEqualTo(block(order));
    }

    @Test
    void aThumbnailInTheMiddleIsBlanked() {
        byte[] block = block(ByteOrder.LITTLE_ENDIAN);
        byte[] longer = java.util.Arrays.copyOf(block, block.length + 20);
        longer[longer.length - 1] = 7;
        byte[] bytes = ExifBlock.of(longer)
                .flatMap(old -> old.describing(ImageInfo.gray(1, 1, SampleType.U8), Optional.empty()))
                .orElseThrow()
                .bytes();
        assertThat(bytes).hasSameSizeAs(longer);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("thumbnail");
        assertThat(bytes[bytes.length - 1]).isEqualTo((byte) 7);
    }

    @Test
    void damagedBlocksAreBroughtUpToDateOrLeftOut() {
        Random random = new Random(5);
        int kept = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] block = block(i % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            block[4 + random.nextInt(block.length - 4)] = (byte) random.nextInt(256);
            block[4 + random.nextInt(block.length - 4)] = (byte) random.nextInt(256);
            Optional<ExifBlock> after = ExifBlock.of(block)
                    .flatMap(old ->
                            old.describing(ImageInfo.gray(70000, 3, SampleType.U8), Optional.of(Resolution.dpi(72))));
            kept += after.isPresent() ? 1 : 0;
            after.ifPresent(b -> assertThat(b.bytes().length).isLessThanOrEqualTo(THUMBNAIL + 11));
        }
        assertThat(kept).isBetween(1, 19_999);
    }

    @Test
    void whatIsNoBlockIsNone() {
        assertThat(ExifBlock.of(new byte[200])).isEmpty();
        assertThat(ExifBlock.of(new byte[] {'I', 'I', 42})).isEmpty();
    }
}
