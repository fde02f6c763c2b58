package upscale.job;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What inputs that are worked on at the same time share: memory, which each claims a share of before it is decoded, and the processors, which a
 * large one has to itself while it is computed. Shares are given in the order in which they are claimed, and whoever waits for one holds none;
 * a turn is waited for by those who hold a share, and gives way to nothing: so all of them come to their end. Thread-safe.
 */
public final class Room {
    /** More than there is. */
    static final long ALL = Long.MAX_VALUE;

    private static final int ALL_PROCESSORS = Integer.MAX_VALUE;

    private final Memory memory;
    private final boolean oneProcessorEach;
    // Not a lock, which only the thread that has it can give back.
    private final Semaphore processors = new Semaphore(ALL_PROCESSORS, true);

    // Guarded by this.
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long claimed;

    /** @param memory that they share */
    public Room(Memory memory) {
        this(memory, false);
    }

    private Room(Memory memory, boolean oneProcessorEach) {
        this.memory = memory;
        this.oneProcessorEach = oneProcessorEach;
    }

    /** One in which each input, large or small, has been given one processor by somebody else. */
    public static Room ofOneProcessorEach(Memory memory) {
        return new Room(memory, true);
    }

    /** Whether no input may have more processors than one. */
    boolean oneProcessorEach() {
        return oneProcessorEach;
    }

    Memory memory() {
        return memory;
    }

    /** Something that is given back, once; by any thread. */
    public interface Held extends Closeable {
        @Override
        void close();
    }

    /** What one of them has of the memory: nothing at first. */
    public final class Share implements Held {
        // Guarded by this.
        private long held;
        private boolean over;

        /**
         * Gives back what it has, and waits until there is so much and nobody was first to wait. Who claims more than there is gets all of it.
         *
         * @throws InterruptedIOException if the thread is interrupted before, or this is closed
         */
        public void claim(long bytes) throws InterruptedIOException {
            release();
            long taken = take(Math.min(bytes, memory.bytes()));
            synchronized (this) {
                if (!over) {
                    held = taken;
                    return;
                }
            }
            giveBack(taken);
            throw new InterruptedIOException("given up");
        }

        private synchronized void release() {
            giveBack(held);
            held = 0;
        }

        @Override
        public synchronized void close() {
            over = true;
            release();
        }
    }

    private synchronized long take(long bytes) throws InterruptedIOException {
        Object place = new Object();
        waiting.add(place);
        try {
            while (waiting.peek() != place || bytes > memory.bytes() - claimed) {
                wait();
            }
            claimed += bytes;
            return bytes;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            waiting.remove(place);
            notifyAll();
        }
    }

    private synchronized void giveBack(long bytes) {
        claimed -= bytes;
        notifyAll();
    }

    /**
     * A turn at the processors: of one who wants all of them, when nobody else has one; else together with others of that kind.
     *
     * @throws InterruptedIOException if the thread is interrupted before
     */
    Held turn(boolean alone) throws InterruptedIOException {
        int permits = alone ? ALL_PROCESSORS : 1;
        try {
            processors.acquire(permits);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (!over.getAndSet(true)) {
                processors.release(permits);
            }
        };
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException e = new InterruptedIOException("interrupted");
        e.initCause(cause);
        return e;
    }
}
