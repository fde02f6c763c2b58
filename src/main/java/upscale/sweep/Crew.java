package upscale.sweep;

import java.util.ArrayList;
import java.util.List;

/** Threads that all do the same until it is done, on behalf of the one that started them. They do not keep the process alive. */
final class Crew {
    private final List<Thread> threads = new ArrayList<>();

    /** Starts as many; of those that could be started before it failed, {@link #join} knows. */
    void start(int count, String name, Runnable work) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(work, name + "-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Has what they wait for, or write to, fail. */
    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits until the last has ended, interrupted or not. */
    void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
