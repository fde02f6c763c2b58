package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.Orientation;

class ExifTest {
    /** A directory of four entries at 8, rationals at 62 and 70. */
    private static byte[] block(ByteOrder order, int orientation, int unit) {
        ByteBuffer b = ByteBuffer.allocate(78).order(order);
        b.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949))
                .putShort((short) 42)
                .putInt(8);
        b.putShort((short) 4);
        entry(b, 274, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(b, 282, 5, 1).putInt(62);
        entry(b, 283, 5, 1).putInt(70);
        entry(b, 296, 3, 1).putShort((short) unit).putShort((short) 0);
        b.position(62);
        b.putInt(600).putInt(2).putInt(1500).putInt(10);
        return b.array();
    }

    private static ByteBuffer entry(ByteBuffer b, int tag, int type, int count) {
        return b.putShort((short) tag).putShort((short) type).putInt(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsOrientationAndResolutionInBothByteOrders(int tag) {
        Exif expected = new Exif(Orientation.ofTag(tag), Optional.of(new Resolution(300, 150, Resolution.Unit.INCH)));
        assertThat(Exif.of(block(ByteOrder.BIG_ENDIAN, tag, 2))).isEqualTo(expected);
        assertThat(Exif.of(block(ByteOrder.LITTLE_ENDIAN, tag, 2))).isEqualTo(expected);
    }

    @Test
    void knowsItsUnits() {
        assertThat(Exif.of(block(ByteOrder.BIG_ENDIAN, 1, 3)).resolution())
                .contains(new Resolution(300, 150, Resolution.Unit.CENTIMETRE));
        assertThat(Exif.of(block(ByteOrder.BIG_ENDIAN, 1, 1)).resolution())
                .contains(new Resolution(300, 150, Resolution.Unit.NONE));
    }

    @Test
    void aBrokenBlockSaysWhatItSaysBeforeTheBreak() {
        byte[] whole = block(ByteOrder.LITTLE_ENDIAN, 6, 2);
        for (int length = 0; length <= whole.length; length++) {
            Exif exif = Exif.of(Arrays.copyOf(whole, length));
            assertThat(exif.orientation())
                    .as("cut to %d bytes", length)
                    .isEqualTo(length < 20 ? Orientation.UPRIGHT : Orientation.QUARTER_TURN);
            assertThat(exif.resolution().isPresent()).isEqualTo(length == whole.length);
        }
        assertThat(Exif.of(new byte[100])).isEqualTo(Exif.NONE);
    }
}
