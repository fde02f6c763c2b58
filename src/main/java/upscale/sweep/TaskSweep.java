package upscale.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries out tasks, several at the same time, and has the calling thread tell of them as if they had been done one after another: all that
 * one has to tell before all that the next one has, as soon as it is known.
 *
 * <p>Tasks are begun in order. If telling fails, or a task throws, which is thrown in its turn, no more are begun and those under way are
 * interrupted; no thread outlives the call. If the calling thread is interrupted, every task that is begun after that finds its thread
 * interrupted, and all of them are told of nevertheless.
 */
public final class TaskSweep {
    /** Something to be done, on any thread. */
    @FunctionalInterface
    public interface Task {
        /** @param telling takes what the calling thread is to do in this task's turn */
        void run(Consumer<Runnable> telling);
    }

    private final List<? extends Task> tasks;
    private final Crew crew = new Crew();

    // Guarded by this.
    private final List<Deque<Runnable>> told = new ArrayList<>();
    private final boolean[] ended;
    private int next;
    private boolean interrupted;
    private boolean over;

    private TaskSweep(List<? extends Task> tasks) {
        this.tasks = tasks;
        this.ended = new boolean[tasks.size()];
        tasks.forEach(task -> told.add(new ArrayDeque<>(2)));
    }

    /**
     * Does all of them.
     *
     * @param threads how many at the same time, at least 1; with 1 everything happens on the calling thread
     */
    public static void run(List<? extends Task> tasks, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        } else if (threads == 1 || tasks.size() < 2) {
            tasks.forEach(task -> task.run(Runnable::run));
        } else {
            new TaskSweep(tasks).together(Math.min(threads, tasks.size()));
        }
    }

    private void together(int threads) {
        try {
            crew.start(threads, "task", this::work);
            for (int i = 0; i < tasks.size(); i++) {
                for (Runnable telling = await(i); telling != null; telling = await(i)) {
                    telling.run();
                }
            }
        } finally {
            end();
            crew.join();
        }
    }

    /** What a task has to tell next; null when it has ended and all is told. */
    private Runnable await(int task) {
        while (true) {
            try {
                return awaitInterruptibly(task);
            } catch (InterruptedException e) {
                synchronized (this) {
                    interrupted = true;
                }
                crew.interrupt();
            }
        }
    }

    private synchronized Runnable awaitInterruptibly(int task) throws InterruptedException {
        while (told.get(task).isEmpty() && !ended[task]) {
            wait();
        }
        return told.get(task).poll();
    }

    private void work() {
        for (int i = claim(); i >= 0; i = claim()) {
            int task = i;
            try {
                tasks.get(task).run(telling -> tell(task, telling));
            } catch (RuntimeException | Error e) {
                tell(task, () -> {
                    throw e;
                });
            } finally {
                end(task);
            }
        }
    }

    private synchronized int claim() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return over || next == tasks.size() ? -1 : next++;
    }

    private synchronized void tell(int task, Runnable telling) {
        told.get(task).add(telling);
        notifyAll();
    }

    private synchronized void end(int task) {
        ended[task] = true;
        notifyAll();
    }

    private void end() {
        boolean unfinished;
        synchronized (this) {
            over = true;
            unfinished = interrupted;
            for (int i = 0; i < next; i++) {
                unfinished |= !ended[i];
            }
        }
        if (unfinished) {
            crew.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
