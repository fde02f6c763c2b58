package upscale.job;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What inputs that are worked on at the same time share: memory, which each claims a share of before it is decoded, and the processors, which a
 * large one has to itself while it is computed. Shares are given in the order in which they are claimed, and whoever waits for one holds none;
 * a turn is waited for by those who hold a share, and gives way to nothing: so all of them come to their end. Thread-safe.
 */
final class Room {
    /** More than there is. */
    static final long ALL = Long.MAX_VALUE;

    private final Memory memory;
    private final ReentrantReadWriteLock processors = new ReentrantReadWriteLock(true);

    // Guarded by this.
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long claimed;

    Room(Memory memory) {
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    /** Something that is given back. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** What one of them has of the memory: nothing at first. For one thread. */
    final class Share implements Held {
        private long held;

        /**
         * Gives back what it has, and waits until there is so much and nobody was first to wait. Who claims more than there is gets all of it.
         *
         * @throws InterruptedIOException if the thread is interrupted before
         */
        void claim(long bytes) throws InterruptedIOException {
            close();
            held = take(Math.min(bytes, memory.bytes()));
        }

        @Override
        public void close() {
            giveBack(held);
            held = 0;
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
        Lock lock = alone ? processors.writeLock() : processors.readLock();
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return lock::unlock;
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException e = new InterruptedIOException("interrupted");
        e.initCause(cause);
        return e;
    }
}
