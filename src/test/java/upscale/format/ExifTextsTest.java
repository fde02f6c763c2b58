package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Texts.Entry;

/** Words in EXIF blocks. The blocks are laid out as TIFF 6.0, section 2, says. */
class ExifTextsTest {
    private static final Texts ALL = new Texts(List.of(
            new Entry(Texts.TITLE, "T"),
            new Entry(Texts.DESCRIPTION, "Grüße"),
            new Entry(Texts.SOFTWARE, "abc"),
            new Entry(Texts.AUTHOR, "Ζωή"),
            new Entry(Texts.COPYRIGHT, "none")));

    /** Maker, description and orientation, a maker's word behind them, and the offset of a second directory. */
    private static ExifBlock camera(ByteOrder order) {
        ByteBuffer b = ByteBuffer.allocate(60).order(order);
        b.put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M', 0, 42} : new byte[] {'I', 'I', 42, 0});
        b.putInt(8).putShort((short) 3);
        b.putShort((short) 0x10e).putShort((short) 2).putInt(6).putInt(50);
        b.putShort((short) 0x10f).putShort((short) 2).putInt(4).put(new byte[] {'A', 'c', 'm', 0});
        b.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        b.putInt(0x1234).put(new byte[] {'w', 'o', 'r', 'd', 's', 0});
        return new ExifBlock(b.array());
    }

    @Test
    void wordsComeBackInTheOrderOfTheirFields() {
        ExifBlock made = ExifTexts.with(Optional.empty(), ALL).orElseThrow();
        assertThat(ExifTexts.read(made)).isEqualTo(ALL.entries());
        assertThat(ExifTexts.with(Optional.of(made), ALL)).get().isSameAs(made);
        assertThat(ExifTexts.with(Optional.empty(), new Texts(List.of(new Entry(Texts.COMMENT, "elsewhere")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void aCamerasBlockStaysWhereItIs(String order) {
        ByteOrder bytes = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ExifBlock before = camera(bytes);
        assertThat(ExifTexts.read(before)).containsExactly(new Entry(Texts.DESCRIPTION, "words"));
        ExifBlock after = ExifTexts.with(Optional.of(before), ALL).orElseThrow();
        assertThat(ExifTexts.read(after)).isEqualTo(ALL.entries());
        assertThat(Arrays.copyOfRange(after.bytes(), 8, 60)).isEqualTo(Arrays.copyOfRange(before.bytes(), 8, 60));
        assertThat(Exif.of(after.bytes()).orientation().tag()).isEqualTo(6);
        ByteBuffer out = ByteBuffer.wrap(after.bytes()).order(bytes);
        int directory = out.getInt(4);
        assertThat(out.getShort(directory)).as("five words, maker, orientation").isEqualTo((short) 7);
        assertThat(out.getInt(directory + 2 + 7 * 12))
                .as("the second directory")
                .isEqualTo(0x1234);
    }

    @Test
    void brokenBlocksAreReadAsFarAsTheyGoAndLeftAsTheyAre() {
        byte[] whole = camera(ByteOrder.BIG_ENDIAN).bytes();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] broken = Arrays.copyOf(whole, 8 + random.nextInt(whole.length - 7));
            broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt();
            ExifBlock block = new ExifBlock(broken);
            ExifTexts.read(block);
            assertThat(ExifTexts.with(Optional.of(block), ALL)).isPresent();
        }
        ExifBlock cut = new ExifBlock(Arrays.copyOf(whole, 30));
        assertThat(ExifTexts.with(Optional.of(cut), ALL)).contains(cut);
    }
}
