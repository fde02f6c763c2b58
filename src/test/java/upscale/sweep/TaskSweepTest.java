package upscale.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, failures and interrupts of tasks that are done at the same time. Nothing sleeps: latches say who waits for whom. */
@Timeout(60)
class TaskSweepTest {
    private static final int COUNT = 20;

    private final List<String> told = new ArrayList<>();

    @AfterEach
    void noThreadOutlivesTheCall() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("task-"));
    }

    private static List<TaskSweep.Task> tasks(int count, IndexedTask task) {
        return IntStream.range(0, count)
                .mapToObj(i -> (TaskSweep.Task) telling -> task.run(i, telling))
                .toList();
    }

    private interface IndexedTask {
        void run(int index, Consumer<Runnable> telling);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void eachIsToldOfInItsTurnByTheCallingThread(int threads) {
        Thread caller = Thread.currentThread();
        TaskSweep.run(
                tasks(COUNT, (i, telling) -> {
                    for (String what : List.of("first", "second")) {
                        telling.accept(() -> {
                            assertThat(Thread.currentThread()).isSameAs(caller);
                            told.add(i + " " + what);
                        });
                    }
                }),
                threads);
        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, COUNT)
                        .boxed()
                        .flatMap(i -> List.of(i + " first", i + " second").stream())
                        .toList());
    }

    @Test
    void oneThreadNeedsNoOther() {
        Thread caller = Thread.currentThread();
        TaskSweep.run(
                tasks(3, (i, telling) -> assertThat(Thread.currentThread()).isSameAs(caller)), 1);
        TaskSweep.run(
                tasks(1, (i, telling) -> assertThat(Thread.currentThread()).isSameAs(caller)), 5);
    }

    /** None could get on if there were fewer. */
    @Test
    void asManyAsThereAreThreadsAreDoneAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(4);
        TaskSweep.run(
                tasks(8, (i, telling) -> {
                    try {
                        all.await();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }),
                4);
    }

    /** The first ends last; what it has to tell before that is told at once. */
    @Test
    void whatIsKnownInTheTurnIsToldBeforeTheTaskEnds() {
        CountDownLatch heard = new CountDownLatch(1);
        TaskSweep.run(
                tasks(2, (i, telling) -> {
                    if (i == 0) {
                        telling.accept(heard::countDown);
                        await(heard);
                    }
                    telling.accept(() -> told.add("end of " + i));
                }),
                2);
        assertThat(told).containsExactly("end of 0", "end of 1");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aTaskThatThrowsEndsItInItsTurn(int threads) {
        Error failure = new StackOverflowError("deep");
        assertThatThrownBy(() -> TaskSweep.run(
                        tasks(COUNT, (i, telling) -> {
                            if (i == 5) {
                                throw failure;
                            }
                            telling.accept(() -> told.add("" + i));
                        }),
                        threads))
                .isSameAs(failure);
        assertThat(told).containsExactly("0", "1", "2", "3", "4");
    }

    /** The other task waits for what never comes, until it is interrupted. */
    @Test
    void failingToTellInterruptsWhatIsUnderWayAndBeginsNothingMore() {
        CountDownLatch underWay = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        assertThatThrownBy(() -> TaskSweep.run(
                        tasks(COUNT, (i, telling) -> {
                            begun.incrementAndGet();
                            if (i == 0) {
                                await(underWay);
                                telling.accept(() -> {
                                    throw new IllegalStateException("closed pipe");
                                });
                            } else {
                                underWay.countDown();
                            }
                            await(new CountDownLatch(1));
                            interrupted.incrementAndGet();
                        }),
                        2))
                .hasMessage("closed pipe");
        assertThat(begun).hasValue(2);
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void anInterruptedCallerHearsOfAllAndStaysInterrupted() {
        Thread caller = Thread.currentThread();
        TaskSweep.run(
                tasks(COUNT, (i, telling) -> {
                    if (i == 0) {
                        caller.interrupt();
                    }
                    if (i < 2) { // on both threads, so that neither does the last one before
                        await(new CountDownLatch(1)); // until it is passed on
                    }
                    boolean interrupted = Thread.currentThread().isInterrupted();
                    telling.accept(() -> told.add(i + (interrupted ? " interrupted" : "")));
                }),
                2);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).hasSize(COUNT).startsWith("0 interrupted").endsWith((COUNT - 1) + " interrupted");
    }

    @Test
    void refusesToRunWithoutThreads() {
        assertThatThrownBy(() -> TaskSweep.run(List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 threads");
    }
}
