package upscale.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfoldingTest {
    private static final ImageInfo INFO = ImageInfo.gray(3, 10, SampleType.U8);

    private final Raster raster = Raster.allocate(INFO);
    private final List<Integer> asked = new ArrayList<>();
    private int filled;

    private int fill(int bottom) throws IOException {
        asked.add(bottom);
        for (; filled < bottom; filled++) {
            if (filled == 7) {
                throw new IOException("row 7 is damaged");
            }
            raster.set(0, 2, filled, 10 + filled);
        }
        return filled;
    }

    private static double read(RowReader reader, int y) {
        Band band = Band.of(INFO, 1);
        reader.read(band.at(y, y + 1));
        return band.sample(0, 2, y);
    }

    @Test
    void decodesAsFarAsRowsAreAskedForAndEachOnce() throws IOException {
        RowReader one = new Unfolding(raster, this::fill).newReader();
        assertThat(asked).isEmpty();
        assertThat(read(one, 3)).isEqualTo(13);
        assertThat(read(one, 0)).isEqualTo(10);
        assertThat(read(one, 5)).isEqualTo(15);
        assertThat(asked).containsExactly(4, 6);
    }

    @Test
    void asksForNoRowThatWasFilledBeforeItWasNeeded() throws IOException {
        Unfolding unfolding = new Unfolding(raster, bottom -> {
            asked.add(bottom);
            return INFO.height();
        });
        read(unfolding.newReader(), 2);
        assertThat(unfolding.whole()).isSameAs(raster);
        assertThat(asked).containsExactly(3);
    }

    @Test
    void failsAlikeForEveryReaderAndAlwaysButKeepsWhatIsThere() {
        Unfolding unfolding = new Unfolding(raster, this::fill);
        for (int i = 0; i < 2; i++) {
            RowReader reader = unfolding.newReader();
            assertThatThrownBy(() -> read(reader, 8))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("row 7 is damaged");
            assertThatThrownBy(unfolding::whole).isInstanceOf(IOException.class).hasMessage("row 7 is damaged");
        }
        assertThat(asked).containsExactly(9);
    }

    @Test
    void readsAboveDamageIfThatWasDecodedBefore() {
        RowReader reader = new Unfolding(raster, this::fill).newReader();
        assertThat(read(reader, 6)).isEqualTo(16);
        assertThatThrownBy(() -> read(reader, 9)).isInstanceOf(UncheckedIOException.class);
        assertThat(read(reader, 6)).isEqualTo(16);
    }
}
