package upscale.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/** Order, bounded look-ahead and failures of a sweep. Nothing sleeps: latches say who waits for whom. */
@Timeout(60)
class BandSweepTest {
    private static final int HEIGHT = 40;

    /** An image whose rows hold their own numbers; what happens before a band is filled is up to the test. */
    private record Numbered(IntConsumer beforeRow) implements Image {
        @Override
        public ImageInfo info() {
            return ImageInfo.gray(3, HEIGHT, SampleType.F32);
        }

        @Override
        public RowReader newReader() {
            return band -> {
                for (int y = band.top(); y < band.bottom(); y++) {
                    beforeRow.accept(y);
                    java.util.Arrays.fill(band.row(0, y), y);
                }
            };
        }
    }

    private static final Image PLAIN = new Numbered(y -> {});

    /** What is done with a chunk, in order. */
    @FunctionalInterface
    private interface Appender {
        void append(int row) throws IOException;
    }

    /** Bands of one row; a chunk is the row's number. */
    private static BandSink<Integer> sink(Appender appender) {
        return new BandSink<>() {
            @Override
            public int bandRows() {
                return 1;
            }

            @Override
            public Packer<Integer> newPacker() {
                return (band, top) -> (int) band.sample(0, 0, top);
            }

            @Override
            public void append(Integer row) throws IOException {
                appender.append(row);
            }
        };
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("sweep-"))
                .toList();
    }

    @AfterEach
    void noThreadOutlivesTheCall() {
        assertThat(workers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void bandsArriveInOrderOnTheCallingThread(int threads) throws IOException {
        List<Integer> rows = new ArrayList<>();
        Thread caller = Thread.currentThread();
        BandSweep.run(
                PLAIN,
                sink(row -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    rows.add(row);
                }),
                threads);
        assertThat(rows)
                .containsExactlyElementsOf(IntStream.range(0, HEIGHT).boxed().toList());
    }

    @Test
    void oneThreadNeedsNoOther() throws IOException {
        Thread caller = Thread.currentThread();
        BandSweep.run(new Numbered(y -> assertThat(Thread.currentThread()).isSameAs(caller)), sink(row -> {}), 1);
    }

    /** The first band is late, so that others are packed before it: it is appended first all the same. */
    @Test
    void aLateBandHoldsUpTheOthers() throws IOException {
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> rows = new ArrayList<>();
        BandSweep.run(
                new Numbered(y -> {
                    if (y == BandSweep.RUN) {
                        second.countDown();
                    } else if (y == 0) {
                        await(second);
                    }
                }),
                sink(rows::add),
                2);
        assertThat(rows)
                .containsExactlyElementsOf(IntStream.range(0, HEIGHT).boxed().toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Never more than two runs of bands a thread between their first row and their being appended. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void lookAheadIsBounded(int threads) throws IOException {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int window = 2 * BandSweep.RUN * threads;
        CountDownLatch full = new CountDownLatch(window);
        BandSweep.run(
                new Numbered(y -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    full.countDown();
                }),
                sink(row -> {
                    if (row == 0) {
                        await(full); // the sink is slow: workers run ahead as far as they may
                    }
                    inFlight.decrementAndGet();
                }),
                threads);
        // The sweep counts a band as appended only after the sink is done with it: at most the one just appended is not
        // counted here.
        assertThat(most.get()).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aFailingReaderStopsTheSweep(int threads) {
        RuntimeException failure = new IllegalStateException("row 17");
        List<Integer> rows = new ArrayList<>();
        assertThatThrownBy(() -> BandSweep.run(
                        new Numbered(y -> {
                            if (y == 17) {
                                throw failure;
                            }
                        }),
                        sink(rows::add),
                        threads))
                .isSameAs(failure);
        assertThat(rows).hasSizeLessThanOrEqualTo(17);
        assertThat(rows)
                .containsExactlyElementsOf(
                        IntStream.range(0, rows.size()).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void errorsAndInputFailuresArriveAsTheyAre(int threads) {
        Error error = new StackOverflowError("deep");
        assertThatThrownBy(() -> BandSweep.run(
                        new Numbered(y -> {
                            throw error;
                        }),
                        sink(row -> {}),
                        threads))
                .isSameAs(error);
        IOException broken = new IOException("broken file");
        assertThatThrownBy(() -> BandSweep.run(
                        new Numbered(y -> {
                            throw new UncheckedIOException(broken);
                        }),
                        sink(row -> {}),
                        threads))
                .isSameAs(broken);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aFailureToMakeAReaderOrAPackerIsOneOfTheSweep(int threads) {
        Image image = new Image() {
            @Override
            public ImageInfo info() {
                return PLAIN.info();
            }

            @Override
            public RowReader newReader() {
                throw new IllegalStateException("no reader");
            }
        };
        assertThatThrownBy(() -> BandSweep.run(image, sink(row -> {}), threads)).hasMessage("no reader");
    }

    /** The sink fails while workers wait for their turn, and while one is in the middle of a band. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aFailingSinkStopsTheWorkers(int threads) {
        IOException full = new IOException("disk full");
        AtomicInteger read = new AtomicInteger();
        assertThatThrownBy(() -> BandSweep.run(
                        new Numbered(y -> read.incrementAndGet()),
                        sink(row -> {
                            if (row == 5) {
                                throw full;
                            }
                        }),
                        threads))
                .isSameAs(full);
        assertThat(read.get()).isBetween(6, 5 + 2 * BandSweep.RUN * threads);
    }

    /** Both workers fail, one after the other, while the caller is still busy with the first band. */
    @Test
    void theFirstOfSeveralFailuresWins() {
        CountDownLatch known = new CountDownLatch(2);
        AtomicReference<Thread> first = new AtomicReference<>();
        AtomicReference<Thread> second = new AtomicReference<>();
        assertThatThrownBy(() -> BandSweep.run(
                        new Numbered(y -> {
                            if (y == 1) {
                                first.set(Thread.currentThread());
                                known.countDown();
                                await(known); // so the next run is the other thread's
                                throw new IllegalStateException("first");
                            } else if (y == BandSweep.RUN) {
                                second.set(Thread.currentThread());
                                known.countDown();
                                await(known);
                                join(first.get()); // gone, so its failure has been noted
                                throw new IllegalStateException("second");
                            }
                        }),
                        sink(row -> {
                            await(known);
                            join(first.get());
                            join(second.get());
                        }),
                        2))
                .hasMessage("first");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The caller is interrupted once it has the first band, while the second cannot come before the sweep is over. */
    @Test
    void anInterruptedCallerStopsAndStaysInterrupted() {
        CountDownLatch otherKnown = new CountDownLatch(1);
        AtomicReference<Thread> other = new AtomicReference<>();
        List<Integer> rows = new ArrayList<>();
        assertThatThrownBy(() -> BandSweep.run(
                        new Numbered(y -> {
                            if (y == 0) {
                                await(otherKnown); // so the next run is another thread's
                            } else if (y == 1) {
                                join(other.get()); // which waits for this band, until the sweep is stopped
                            } else if (y == BandSweep.RUN) {
                                other.set(Thread.currentThread());
                                otherKnown.countDown();
                            }
                        }),
                        sink(row -> {
                            rows.add(row);
                            Thread.currentThread().interrupt();
                        }),
                        2))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(rows).containsExactly(0);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPackerThatGivesNothingIsACallersBug() {
        BandSink<Object> nothing = new BandSink<>() {
            @Override
            public int bandRows() {
                return 8;
            }

            @Override
            public Packer<Object> newPacker() {
                return (band, top) -> null;
            }

            @Override
            public void append(Object chunk) {}
        };
        for (int threads : new int[] {1, 2}) {
            assertThatThrownBy(() -> BandSweep.run(PLAIN, nothing, threads))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("chunk");
        }
    }

    @Test
    void contextIsTheRowAboveAndNoneAtTheTop() throws IOException {
        List<String> seen = new ArrayList<>();
        BandSink<String> sink = new BandSink<>() {
            @Override
            public int bandRows() {
                return 16;
            }

            @Override
            public int contextRows() {
                return 1;
            }

            @Override
            public Packer<String> newPacker() {
                return (band, top) -> band.top() + ".." + band.bottom() + " from " + top + first(band);
            }

            private String first(Band band) {
                return " at " + (int) band.sample(0, 0, band.top());
            }

            @Override
            public void append(String chunk) {
                seen.add(chunk);
            }
        };
        BandSweep.run(PLAIN, sink, 2);
        assertThat(seen).containsExactly("0..16 from 0 at 0", "15..32 from 16 at 15", "31..40 from 32 at 31");
    }

    @Test
    void refusesToRunWithoutThreads() {
        assertThatThrownBy(() -> BandSweep.run(PLAIN, sink(row -> {}), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 threads");
    }
}
