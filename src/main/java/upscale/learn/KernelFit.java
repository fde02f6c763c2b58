package upscale.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import upscale.sweep.TaskSweep;

/**
 * How a kernel is fitted to images: by least squares, in closed form.
 *
 * @param scale pixels of the large image per pixel of the small one, along an axis
 * @param size pixels of the small image that one of the large image is made of, along an axis; odd
 * @param regularization see {@link LearnedKernel#of}
 * @param symmetry see {@link LearnedKernel#of}
 */
public record KernelFit(int scale, int size, double regularization, boolean symmetry) {
    /** Bicubic interpolation has as many pixels along an axis; and the largest that is of use. */
    public static final int SMALLEST = 5;

    public static final int LARGEST = 15;

    /** As large as images are enlarged by kernels. */
    public static final int MOST_TIMES = 8;

    public KernelFit {
        if (scale < 2 || scale > MOST_TIMES) {
            throw new IllegalArgumentException("a scale is a whole number from 2 to " + MOST_TIMES + ", not " + scale);
        } else if (size < SMALLEST || size > LARGEST || size % 2 == 0) {
            throw new IllegalArgumentException(
                    "a kernel size is odd and from " + SMALLEST + " to " + LARGEST + ", not " + size);
        } else if (!(regularization >= 0 && regularization < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a regularization is at least 0, not " + regularization);
        }
    }

    /**
     * Fits a kernel. Memory depends on the sources that are read at the same time, not on how many there are; the kernel does not depend on the number of threads. If the calling thread is
     * interrupted, sources that are left are left out, and it finds itself interrupted afterwards.
     *
     * @param threads how many sources are read at the same time, at least 1
     * @throws IllegalArgumentException if what is left of the sources does not tell which weights are the best
     */
    public LearnedKernel kernel(List<? extends PairSource> sources, int threads, Listener listener) {
        NormalEquations sum = new NormalEquations(scale, size);
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (PairSource source : sources) {
            tasks.add(telling -> take(source, listener, telling, () -> {
                NormalEquations own = new NormalEquations(scale, size);
                long[] pixels = new long[1];
                source.each(pair -> {
                    requireRoom(pair, size);
                    own.add(pair.small(), pair.large());
                    pixels[0] += pair.large().info().pixels();
                });
                return () -> {
                    sum.add(own);
                    listener.taken(source, pixels[0]);
                };
            }));
        }
        TaskSweep.run(tasks, threads);
        return LearnedKernel.of(scale, size, sum, regularization, symmetry);
    }

    static void requireRoom(LumaPair pair, int size) throws IOException {
        if (!pair.holds(size)) {
            throw new IOException("too small to learn of: at least " + size * pair.scale()
                    + " pixels a side are needed, and here are "
                    + pair.large().info().width() + "x" + pair.large().info().height());
        }
    }

    /** What is done with a source, and what comes of it in its turn. */
    interface Work {
        Runnable run() throws IOException;
    }

    /** Nothing is done with it, or told of, where the thread is interrupted. */
    static void take(PairSource source, Listener listener, Consumer<Runnable> telling, Work work) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        Runnable end;
        try {
            end = work.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            end = () -> listener.failed(source, e);
        }
        if (!Thread.currentThread().isInterrupted()) {
            telling.accept(end);
        }
    }
}
