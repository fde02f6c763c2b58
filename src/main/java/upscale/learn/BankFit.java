package upscale.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import upscale.bank.Bank;
import upscale.bank.Phases;
import upscale.bank.Tree;
import upscale.sweep.TaskSweep;

/**
 * How a bank of kernels is fitted to images, which are read twice: a tree is grown of a sample of their windows, and then each of its kernels solved of all windows that it is for, in closed form.
 *
 * @param fit of each kernel: scale, size, and whether windows are turned; the {@code regularization}, times the mean of the sums of squares of all windows' differences, is the cost of weights that
 *     differ from those of the kernel for the windows that it was divided from, and so on to the kernel for all windows and bicubic interpolation
 * @param kernels how many there are to be, at most
 */
public record BankFit(KernelFit fit, int kernels) {
    private static final int AT_ONCE = 4;

    public BankFit {
        if (kernels < 2 || kernels > Bank.MOST) {
            throw new IllegalArgumentException("a bank has from 2 to " + Bank.MOST + " kernels, not " + kernels);
        }
    }

    /**
     * Fits a bank. Memory depends on the number of kernels and the sources that are read at the same time, not on how many there are; the bank does not depend on the number of threads.
     *
     * @param threads how many sources are read at the same time, at least 1
     * @param listener is told of what failed as soon as it did, and of what was taken when it was read for the second time
     * @throws IllegalArgumentException if what is left of the sources does not tell which weights are the best
     */
    public LearnedBank bank(List<? extends PairSource> sources, int threads, Listener listener) {
        BankWindows windows = new BankWindows(fit.scale(), fit.size(), fit.symmetry());
        WindowSample sample = new WindowSample(windows);
        Set<PairSource> failed = new HashSet<>();
        List<TaskSweep.Task> tasks = new ArrayList<>();
        Listener first = new Listener() {
            @Override
            public void taken(PairSource source, long pixels) {}

            @Override
            public void failed(PairSource source, Throwable why) {
                failed.add(source);
                listener.failed(source, why);
            }
        };
        for (int i = 0; i < sources.size(); i++) {
            PairSource source = sources.get(i);
            long number = (long) i << 40;
            tasks.add(telling -> KernelFit.take(source, first, telling, () -> {
                WindowSample own = new WindowSample(windows);
                long[] next = {number};
                source.each(pair -> windows.each(pair, (at, x, values) -> own.add(next[0]++, at, x, values)));
                return () -> sample.add(own);
            }));
        }
        TaskSweep.run(tasks, threads);
        if (sample.windows().isEmpty()) {
            throw new IllegalArgumentException("flat images, or none");
        }
        Tree tree = new TreeGrowth(fit.scale(), fit.regularization(), sample, threads).tree(kernels);
        List<PairSource> left = new ArrayList<>(sources);
        left.removeAll(failed);
        return solved(tree, sums(tree, windows, left, threads, listener));
    }

    private NormalEquations[] sums(
            Tree tree, BankWindows windows, List<PairSource> sources, int threads, Listener listener) {
        NormalEquations[] sums = new NormalEquations[tree.kernels()];
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (PairSource source : sources) {
            tasks.add(telling -> KernelFit.take(source, listener, telling, () -> {
                Dealt own = new Dealt(windows, tree);
                long[] pixels = new long[1];
                source.each(pair -> {
                    windows.each(pair, (at, x, values) -> own.add(tree.kernel(at, x, at.wayOf(x)), values));
                    pixels[0] += pair.large().info().pixels();
                });
                NormalEquations[] dealt = own.sums();
                return () -> {
                    for (int i = 0; i < sums.length; i++) {
                        if (sums[i] == null) {
                            sums[i] = dealt[i];
                        } else if (dealt[i] != null) {
                            sums[i].add(dealt[i]);
                        }
                    }
                    listener.taken(source, pixels[0]);
                };
            }));
        }
        TaskSweep.run(tasks, threads);
        return sums;
    }

    /** Sums of the windows of a source, by kernel; null for those that are not asked for. */
    private static final class Dealt {
        private final BankWindows windows;
        private final NormalEquations[] sums;
        private final double[][][] waiting; // windows that are not added yet
        private final int[] count;

        Dealt(BankWindows windows, Tree tree) {
            this.windows = windows;
            this.sums = new NormalEquations[tree.kernels()];
            this.waiting = new double[tree.kernels()][][];
            this.count = new int[tree.kernels()];
        }

        void add(int kernel, float[] values) {
            if (sums[kernel] == null) {
                sums[kernel] = new NormalEquations(windows.scale(), windows.size());
                waiting[kernel] = new double[AT_ONCE][values.length];
            }
            double[] next = waiting[kernel][count[kernel]++];
            for (int i = 0; i < next.length; i++) {
                next[i] = values[i];
            }
            if (count[kernel] == AT_ONCE) {
                flush(kernel);
            }
        }

        private void flush(int kernel) {
            sums[kernel].add(waiting[kernel], count[kernel]);
            count[kernel] = 0;
        }

        NormalEquations[] sums() {
            for (int kernel = 0; kernel < sums.length; kernel++) {
                if (count[kernel] > 0) {
                    for (int i = count[kernel]; i < AT_ONCE; i++) {
                        Arrays.fill(waiting[kernel][i], 0);
                    }
                    flush(kernel);
                }
            }
            return sums;
        }
    }

    private LearnedBank solved(Tree tree, NormalEquations[] sums) {
        int questions = tree.features().length;
        NormalEquations[] below = new NormalEquations[questions + 1];
        for (int i = questions - 1; i >= 0; i--) {
            below[i] = new NormalEquations(fit.scale(), fit.size());
            for (int child : tree.children()[i]) {
                NormalEquations part = child >= 0 ? below[child] : sums[-1 - child];
                if (part != null) {
                    below[i].add(part);
                }
            }
        }
        NormalEquations all = questions > 0 ? below[0] : sums[0];
        if (all == null || all.flat()) {
            throw new IllegalArgumentException("flat images, or none");
        }
        double ridge = fit.regularization() * all.power();
        double[][] kernels = new double[sums.length][];
        double[][][] weights = new double[questions + 1][][];
        double[][] bicubic = LearnedKernel.byPhase(Phases.bicubic(fit.scale(), fit.size()), fit.scale(), fit.size());
        weights[0] = Ridge.weights(all, ridge, bicubic);
        if (questions == 0) {
            kernels[0] = LearnedKernel.settled(weights[0], fit.scale(), fit.size());
        }
        for (int i = 0; i < questions; i++) {
            for (int child : tree.children()[i]) {
                NormalEquations part = child >= 0 ? below[child] : sums[-1 - child];
                double[][] own = part == null ? weights[i] : Ridge.weights(part, ridge, weights[i]);
                if (child >= 0) {
                    weights[child] = own;
                } else {
                    kernels[-1 - child] = LearnedKernel.settled(own, fit.scale(), fit.size());
                }
            }
        }
        return new LearnedBank(new Bank(fit.scale(), fit.size(), fit.symmetry(), tree, kernels));
    }
}
