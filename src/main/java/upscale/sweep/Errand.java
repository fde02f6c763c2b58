package upscale.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Work that may be given up: it is done by a thread of its own, and who waits for it loses patience. The thread is interrupted then, and not waited
 * for: one that does not heed that goes on, but everything that it holds is closed, it cannot {@linkplain #conclude conclude}, and it does not keep the
 * process alive.
 */
public final class Errand {
    private final CountDownLatch ended = new CountDownLatch(1);

    // Guarded by this.
    private final Set<Closeable> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean concluding;
    private long idled; // nanoseconds
    private OptionalLong idleSince = OptionalLong.empty();

    private volatile boolean wanted = true;

    /** What is done. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Errand errand) throws IOException;
    }

    /** How long work is waited for. */
    @FunctionalInterface
    public interface Patience {
        /**
         * Waits.
         *
         * @param end counted down when the work has ended
         * @param idle nanoseconds in which the work has {@linkplain Errand#idle stood idle} until now
         * @return whether it has; else it is given up
         */
        boolean await(CountDownLatch end, LongSupplier idle) throws InterruptedException;

        /** For so long, not counting the time in which the work stands idle. */
        static Patience of(long nanos) {
            return (end, idle) -> {
                long start = System.nanoTime();
                for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start - idle.getAsLong())) {
                    if (end.await(left, TimeUnit.NANOSECONDS)) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    private Errand() {}

    /** What {@code work} makes, on the calling thread, however long it takes. */
    public static <T> T patiently(Work<T> work) throws IOException {
        return work.run(new Errand());
    }

    /**
     * What {@code work} makes, on another thread. If the calling thread is interrupted, so is that one, and the calling thread finds itself interrupted
     * afterwards.
     *
     * @param <T> what is made; not null
     * @return empty if it was given up
     * @throws IOException what it threw
     */
    public static <T> Optional<T> run(Work<T> work, Patience patience) throws IOException {
        Errand errand = new Errand();
        Outcome<T> outcome = new Outcome<>();
        Crew crew = new Crew();
        crew.start(1, Thread.currentThread().getName() + "-errand", () -> {
            try {
                outcome.result = work.run(errand);
            } catch (Throwable e) { // whatever it is, it is the waiting thread's to deal with
                outcome.failure = e;
            } finally {
                errand.ended.countDown();
            }
        });
        return errand.ended(patience, crew) ? Optional.of(outcome.get()) : Optional.empty();
    }

    /** What the thread leaves behind when it has ended. */
    private static final class Outcome<T> {
        private T result;
        private Throwable failure;

        T get() throws IOException {
            if (failure instanceof IOException e) {
                throw e;
            } else if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            }
            return result;
        }
    }

    private boolean ended(Patience patience, Crew crew) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (patience.await(ended, this::idled)) {
                        return true;
                    } else if (giveUp()) {
                        crew.interrupt();
                        return false;
                    }
                    ended.await();
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    crew.interrupt();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it was in time: what is being concluded is waited for. */
    private boolean giveUp() {
        List<Closeable> left;
        synchronized (this) {
            if (concluding) {
                return false;
            }
            wanted = false;
            left = List.copyOf(held);
            held.clear();
        }
        for (Closeable each : left) {
            try {
                each.close();
            } catch (IOException | UncheckedIOException e) {
                // what cannot be given back is as lost as the work
            }
        }
        return true;
    }

    /** What it waits for. */
    @FunctionalInterface
    public interface Waiting<T> {
        T await() throws IOException;
    }

    /** Waits for others of its kind, which is not its own fault. For one thread. */
    public <T> T idle(Waiting<T> waiting) throws IOException {
        synchronized (this) {
            idleSince = OptionalLong.of(System.nanoTime());
        }
        try {
            return waiting.await();
        } finally {
            synchronized (this) {
                idled = idled();
                idleSince = OptionalLong.empty();
            }
        }
    }

    private synchronized long idled() {
        return idled + (idleSince.isPresent() ? System.nanoTime() - idleSince.getAsLong() : 0);
    }

    /** Whether anybody waits for it. Once nobody does, that stays so. */
    public boolean wanted() {
        return wanted;
    }

    /** What makes something to hold. */
    @FunctionalInterface
    public interface Opening<C extends Closeable> {
        C open() throws IOException;
    }

    /**
     * Something that is closed when this is given up, by another thread then.
     *
     * @throws InterruptedIOException if nobody waits any more; it is not opened, or closed by now
     */
    public <C extends Closeable> C hold(Opening<C> opening) throws IOException {
        if (!wanted) {
            throw unwanted();
        }
        C thing = opening.open();
        synchronized (this) {
            if (wanted) {
                held.add(thing);
                return thing;
            }
        }
        thing.close();
        throw unwanted();
    }

    /** Closes what was held, but for what is closed by now. */
    public void close(Closeable thing) throws IOException {
        boolean ours;
        synchronized (this) {
            ours = held.remove(thing);
        }
        if (ours) {
            thing.close();
        }
    }

    /** Does something that others can see, unless nobody waits any more. It is given up before that or after, not meanwhile. */
    public synchronized void tell(Runnable telling) {
        if (wanted) {
            telling.run();
        }
    }

    /**
     * From now on it is waited for, however long it takes: results are put in place.
     *
     * @throws InterruptedIOException if nobody waits any more
     */
    public synchronized void conclude() throws InterruptedIOException {
        if (!wanted) {
            throw unwanted();
        }
        concluding = true;
    }

    private static InterruptedIOException unwanted() {
        return new InterruptedIOException("given up");
    }
}
