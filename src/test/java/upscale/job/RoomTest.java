package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets which share of the memory, and when; and turns at the processors. */
@Timeout(60)
class RoomTest {
    private final Room room = new Room(new Memory(100, Optional.empty()));
    private final List<String> order = new CopyOnWriteArrayList<>();

    private Room.Share share(long bytes) throws InterruptedIOException {
        Room.Share share = room.new Share();
        share.claim(bytes);
        return share;
    }

    /** A thread that claims, tells that it got it, and gives it back. */
    private Thread claiming(long bytes, String name, CountDownLatch until) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try (Room.Held share = share(bytes)) {
                order.add(name);
                until.await();
            } catch (InterruptedIOException | InterruptedException e) {
                order.add(name + " interrupted");
            }
        });
        thread.start();
        waitsOrHasIt(thread, name);
        return thread;
    }

    private void waitsOrHasIt(Thread thread, String name) {
        while (!order.contains(name) && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void sharesThatFitAreGivenAtOnce() throws Exception {
        try (Room.Held a = share(60);
                Room.Held b = share(40)) {
            assertThat(List.of(a, b)).doesNotContainNull();
        }
        try (Room.Held all = share(100)) {
            assertThat(all).isNotNull();
        }
    }

    @Test
    void whoCameFirstGetsItsShareFirstThoughALaterOneWouldFit() throws Exception {
        CountDownLatch none = new CountDownLatch(0);
        Thread large;
        Thread small;
        try (Room.Held held = share(50)) {
            assertThat(held).isNotNull();
            large = claiming(95, "large", none);
            small = claiming(10, "small", none);
            assertThat(order).isEmpty();
        }
        large.join();
        small.join();
        assertThat(order).containsExactly("large", "small");
    }

    @Test
    void moreThanThereIsIsAllOfIt() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread huge = claiming(Room.ALL, "huge", end);
        Thread small = claiming(1, "small", end);
        assertThat(order).containsExactly("huge");
        end.countDown();
        huge.join();
        small.join();
        assertThat(order).containsExactly("huge", "small");
    }

    @Test
    void whoIsInterruptedWhileWaitingDoesNotHoldUpTheOthers() throws Exception {
        CountDownLatch none = new CountDownLatch(0);
        Thread large;
        Thread small;
        try (Room.Held held = share(50)) {
            assertThat(held).isNotNull();
            large = claiming(80, "large", none);
            small = claiming(10, "small", none);
            large.interrupt();
            large.join();
            small.join();
        }
        assertThat(order).containsExactlyInAnyOrder("large interrupted", "small");
    }

    @Test
    void whoIsInterruptedStaysSo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> {
                    try (Room.Held held = share(50)) {
                        share(80);
                    }
                })
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
