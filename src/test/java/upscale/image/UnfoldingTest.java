package upscale.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnfoldingTest {
    private static final ImageInfo INFO = ImageInfo.gray(3, 10, SampleType.U8);

    private final List<Integer> asked = new ArrayList<>();
    private int begun;
    private int damaged = 7;

    private Unfolding unfolding() {
        return new Unfolding(INFO, true, whole -> {
            begun++;
            return new Unfolding.Filler() {
                private int filled;

                @Override
                public int fill(Raster rows, int top, int bottom) throws IOException {
                    asked.add(bottom);
                    for (; filled < bottom; filled++) {
                        if (filled == damaged) {
                            throw new IOException("row 7 is damaged");
                        }
                        rows.set(0, 2, filled - top, 10 + filled);
                    }
                    return filled;
                }
            };
        });
    }

    private static double read(RowReader reader, int y) {
        Band band = Band.of(INFO, 1);
        reader.read(band.at(y, y + 1));
        return band.sample(0, 2, y);
    }

    @Test
    void decodesAsFarAsRowsAreAskedForAndEachOnce() {
        RowReader one = unfolding().newReader();
        assertThat(asked).isEmpty();
        assertThat(read(one, 3)).isEqualTo(13);
        assertThat(read(one, 0)).isEqualTo(10);
        assertThat(read(one, 5)).isEqualTo(15);
        assertThat(asked).containsExactly(4, 6);
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void asksForNoRowThatWasFilledBeforeItWasNeeded() throws IOException {
        Unfolding unfolding = new Unfolding(INFO, false, whole -> (rows, top, bottom) -> {
            asked.add(bottom);
            return INFO.height();
        });
        read(unfolding.newReader(), 2);
        assertThat(unfolding.whole()).isSameAs(unfolding.whole());
        assertThat(asked).containsExactly(3);
    }

    @Test
    void failsAlikeForEveryReaderAndAlwaysButKeepsWhatIsThere() {
        Unfolding unfolding = unfolding();
        for (int i = 0; i < 2; i++) {
            RowReader reader = unfolding.newReader();
            assertThatThrownBy(() -> read(reader, 8))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("row 7 is damaged");
            assertThatThrownBy(unfolding::whole).isInstanceOf(IOException.class).hasMessage("row 7 is damaged");
            assertThatThrownBy(unfolding::finish)
                    .isInstanceOf(IOException.class)
                    .hasMessage("row 7 is damaged");
        }
        assertThat(asked).containsExactly(9);
    }

    @Test
    void readsAboveDamageIfThatWasDecodedBefore() {
        RowReader reader = unfolding().newReader();
        assertThat(read(reader, 6)).isEqualTo(16);
        assertThatThrownBy(() -> read(reader, 9)).isInstanceOf(UncheckedIOException.class);
        assertThat(read(reader, 6)).isEqualTo(16);
    }

    @Test
    void finishesWhatNobodyHasRead() throws IOException {
        damaged = -1;
        Unfolding unfolding = unfolding();
        read(unfolding.newReader(), 2);
        unfolding.finish();
        unfolding.finish();
        assertThat(asked).containsExactly(3, 10);
    }

    /** Rows of 300, of which as few as possible are kept. */
    private Unfolding passing(AtomicInteger beginnings) {
        Unfolding tall = new Unfolding(ImageInfo.gray(2, 300, SampleType.U16), true, whole -> {
            assertThat(whole).isFalse();
            beginnings.incrementAndGet();
            AtomicInteger next = new AtomicInteger();
            return (rows, top, bottom) -> {
                for (int y = next.get(); y < bottom; y++) {
                    rows.set(0, 1, y - top, 7 * y);
                }
                next.set(bottom);
                return bottom;
            };
        });
        tall.passing(1);
        return tall;
    }

    private static void check(Unfolding tall, int top, int bottom) {
        Band band = Band.of(tall.info(), bottom - top).at(top, bottom);
        tall.newReader().read(band);
        for (int y = top; y < bottom; y++) {
            assertThat(band.sample(0, 1, y)).as("row " + y).isEqualTo(7 * y);
        }
    }

    @Test
    void forgetsWhatHasPassedAndDecodesItAnewForThoseWhoComeAgain() {
        AtomicInteger beginnings = new AtomicInteger();
        Unfolding tall = passing(beginnings);
        check(tall, 0, 10);
        check(tall, 5, 200);
        check(tall, 199, 300);
        assertThat(beginnings).hasValue(1);
        check(tall, 60, 250);
        check(tall, 0, 300);
        assertThat(beginnings.get()).isGreaterThan(1);
    }

    @Test
    void keepsMoreForReadersThatFallBehind() {
        AtomicInteger beginnings = new AtomicInteger();
        Unfolding tall = passing(beginnings);
        for (int y = 0; y + 150 < 300; y++) {
            check(tall, y + 149, y + 150);
            check(tall, y, y + 1);
        }
        assertThat(beginnings.get()).isBetween(2, 10);
    }

    @Test
    void isDecodedByAThreadAheadOfItsReaders() throws InterruptedException {
        AtomicInteger beginnings = new AtomicInteger();
        Unfolding tall = passing(beginnings);
        Thread ahead = new Thread(() -> tall.ahead(20));
        ahead.start();
        for (int round = 0; round < 3; round++) {
            for (int y = 0; y < 300; y += 10) {
                check(tall, y, y + 10);
            }
        }
        tall.leave();
        ahead.join();
    }
}
