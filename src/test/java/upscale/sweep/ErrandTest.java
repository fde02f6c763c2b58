package upscale.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of work that is given up, and of work that is not. Whoever waits here loses patience when it is told to, not after a time. */
@Timeout(60)
class ErrandTest {
    private static final Errand.Patience ENDLESS = (end, idle) -> {
        end.await();
        return true;
    };

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();

    /** Loses patience when the work is stuck. */
    private boolean untilStuck(CountDownLatch end, LongSupplier idle) throws InterruptedException {
        stuck.await();
        return false;
    }

    /** Heeds no interruption. */
    private void hang() {
        stuck.countDown();
        boolean done = false;
        while (!done) {
            try {
                released.await();
                done = true;
            } catch (InterruptedException e) {
                // as an endless loop would
            }
        }
    }

    @Test
    void whatIsDoneInTimeIsTheResult() throws IOException {
        Thread[] thread = new Thread[1];
        Optional<String> result = Errand.run(
                errand -> {
                    thread[0] = Thread.currentThread();
                    errand.hold(() -> closed::incrementAndGet);
                    errand.conclude();
                    return "done";
                },
                ENDLESS);
        assertThat(result).contains("done");
        assertThat(thread[0]).isNotSameAs(Thread.currentThread());
        assertThat(thread[0].isDaemon()).as("keeps no process alive").isTrue();
        assertThat(closed).as("closed by its owner").hasValue(0);
    }

    static List<Throwable> failures() {
        return List.of(new IOException("a"), new IllegalStateException("b"), new StackOverflowError("c"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatItThrowsIsThrown(Throwable failure) {
        assertThatThrownBy(() -> Errand.run(
                        errand -> {
                            if (failure instanceof IOException e) {
                                throw e;
                            } else if (failure instanceof RuntimeException e) {
                                throw e;
                            }
                            throw (Error) failure;
                        },
                        ENDLESS))
                .isSameAs(failure);
    }

    @Test
    void whatDoesNotEndIsAbandonedAndCanDoNothingAnyMore() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        AtomicReference<Throwable> concluding = new AtomicReference<>();
        AtomicReference<Throwable> holding = new AtomicReference<>();
        Optional<String> result = Errand.run(
                errand -> {
                    errand.hold(() -> closed::incrementAndGet);
                    errand.tell(() -> said.add("before"));
                    assertThat(errand.wanted()).isTrue();
                    hang();
                    errand.tell(() -> said.add("after"));
                    try {
                        errand.hold(() -> () -> closed.addAndGet(10));
                    } catch (InterruptedIOException e) {
                        holding.set(e);
                    }
                    try {
                        errand.conclude();
                    } catch (InterruptedIOException e) {
                        concluding.set(e);
                    }
                    said.add(String.valueOf(errand.wanted()));
                    over.countDown();
                    return "too late";
                },
                this::untilStuck);
        assertThat(result).isEmpty();
        assertThat(closed).as("what it held").hasValue(1);
        released.countDown();
        over.await();
        assertThat(said).containsExactly("before", "false");
        assertThat(holding.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(concluding.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(closed).as("what it would have held is not even opened").hasValue(1);
    }

    /** It is given up while it opens something. */
    @Test
    void whatIsOpenedTooLateIsClosed() throws Exception {
        Optional<String> result = Errand.run(
                errand -> {
                    try {
                        errand.hold(() -> {
                            hang();
                            return closed::incrementAndGet;
                        });
                    } catch (InterruptedIOException e) {
                        over.countDown();
                    }
                    return "";
                },
                this::untilStuck);
        assertThat(result).isEmpty();
        released.countDown();
        over.await();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatHeedsAnInterruptionEnds() throws Exception {
        Optional<String> result = Errand.run(
                errand -> {
                    stuck.countDown();
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        over.countDown();
                    }
                    return "";
                },
                this::untilStuck);
        assertThat(result).isEmpty();
        over.await();
    }

    @Test
    void whatIsBeingConcludedIsWaitedFor() throws IOException {
        Optional<String> result = Errand.run(
                errand -> {
                    errand.hold(() -> closed::incrementAndGet);
                    errand.conclude();
                    hang();
                    return "done";
                },
                (end, idle) -> {
                    stuck.await();
                    released.countDown();
                    return false;
                });
        assertThat(result).contains("done");
        assertThat(closed).hasValue(0);
    }

    @Test
    void whatIsClosedIsHeldNoMore() throws IOException {
        Errand.run(
                errand -> {
                    errand.close(errand.hold(() -> closed::incrementAndGet));
                    hang();
                    return "";
                },
                this::untilStuck);
        assertThat(closed).hasValue(1);
    }

    /** Patience sees time go by while the work stands idle, and none when it does something. */
    @Test
    void waitingForOthersIsNotItsFault() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        Optional<String> result = Errand.run(
                errand -> {
                    errand.idle(() -> {
                        hang();
                        return "";
                    });
                    working.countDown();
                    await(over);
                    return "done";
                },
                (end, idle) -> {
                    assertThat(idle.getAsLong()).isNotNegative();
                    stuck.await();
                    long before = idle.getAsLong();
                    while (idle.getAsLong() <= before) {
                        Thread.onSpinWait();
                    }
                    released.countDown();
                    working.await();
                    assertThat(idle.getAsLong()).isPositive().isEqualTo(idle.getAsLong());
                    over.countDown();
                    end.await();
                    return true;
                });
        assertThat(result).contains("done");
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** A nanosecond of patience outlasts whatever time the work stands idle, and then is over. */
    @Test
    void patienceIsForWorkAlone() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        long begin = System.nanoTime();
        // as if all time until the fifth look were idle
        boolean inTime =
                Errand.Patience.of(1).await(end, () -> asked.incrementAndGet() < 5 ? System.nanoTime() - begin : 0);
        assertThat(inTime).isFalse();
        assertThat(asked).hasValue(5);
        end.countDown();
        assertThat(Errand.Patience.of(Long.MAX_VALUE).await(end, () -> 0)).isTrue();
    }

    @Test
    void anInterruptionIsPassedOn() throws IOException {
        Thread caller = Thread.currentThread();
        Optional<String> result = Errand.run(
                errand -> {
                    caller.interrupt();
                    try {
                        released.await();
                        return "";
                    } catch (InterruptedException e) {
                        return "interrupted";
                    }
                },
                ENDLESS);
        assertThat(result).contains("interrupted");
        assertThat(Thread.interrupted()).as("the caller's own").isTrue();
    }

    @Test
    void withoutLimitItIsDoneByTheCaller() throws IOException {
        Thread caller = Thread.currentThread();
        assertThat(Errand.<Thread>patiently(errand -> {
                    errand.conclude();
                    return Thread.currentThread();
                }))
                .isSameAs(caller);
    }
}
