package upscale.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import upscale.bank.Tree;
import upscale.bank.Windows;
import upscale.learn.WindowSample.Window;
import upscale.sweep.TaskSweep;

/**
 * How a tree comes about: of all parts into which windows are divided so far, that one is divided next of which two kernels make so much better large images than one. It is divided at the
 * median of the feature by which that is the most (as in A. Criminisi and J. Shotton 2013, Decision Forests; by error of regression, as in S. Schulter, C. Leistner, H. Bischof 2015, CVPR).
 *
 * <p>Errors are taken of the windows' inner pixels alone, and kernels are held to the one for all windows. The tree does not depend on the number of threads.
 */
final class TreeGrowth {
    /** Of fewer windows no kernel is learned, and no question of fewer of the sample. */
    private static final int FEWEST = 1000;

    private static final int FEWEST_OF_SAMPLE = 100;

    /** Of as many windows, about, is the median taken. */
    private static final int FOR_MEDIAN = 4096;

    /** Fewer windows are not worth other threads. */
    private static final int ALONE = 4096;

    private static final int AT_ONCE = 4;

    private final int scale;
    private final int threads;
    private final int fewest; // windows of a part
    private final float[][] features; // by window
    private final double[][] values;
    private final double ridge;
    private final double[][] nothing;

    TreeGrowth(int scale, double regularization, WindowSample sample, int threads) {
        this.scale = scale;
        this.threads = threads;
        this.fewest = (int) Math.max(FEWEST_OF_SAMPLE, FEWEST * sample.part());
        List<Window> windows = sample.windows();
        this.features = windows.stream().map(Window::features).toArray(float[][]::new);
        this.values = windows.stream().map(TreeGrowth::wide).toArray(double[][]::new);
        int inner = WindowSample.NEAR * WindowSample.NEAR - 1;
        this.nothing = new double[scale * scale][inner];
        NormalEquations all = equations(every());
        this.ridge = regularization * all.power();
        double[][] common = Ridge.weights(all, ridge, nothing);
        for (double[] window : values) {
            for (int phase = 0; phase < common.length; phase++) {
                for (int i = 0; i < inner; i++) {
                    window[inner + phase] -= common[phase][i] * window[i];
                }
            }
        }
    }

    private static double[] wide(Window window) {
        double[] wide = new double[window.values().length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = window.values()[i];
        }
        return wide;
    }

    private int[] every() {
        int[] every = new int[values.length];
        Arrays.setAll(every, i -> i);
        return every;
    }

    private NormalEquations equations(int[] windows) {
        NormalEquations sum = new NormalEquations(scale, WindowSample.NEAR);
        double[] zeros = new double[sum.features() + sum.phases()];
        double[][] some = new double[AT_ONCE][];
        for (int i = 0; i < windows.length; i += AT_ONCE) {
            for (int k = 0; k < AT_ONCE; k++) {
                some[k] = i + k < windows.length ? values[windows[i + k]] : zeros;
            }
            sum.add(some, Math.min(AT_ONCE, windows.length - i));
        }
        return sum;
    }

    /** A question. */
    private record Split(int feature, float threshold, double gain) {
        static final Split NONE = new Split(0, 0, 0);
    }

    /** A part of the windows, and how it is divided best. */
    private final class Part {
        final int number;
        final int[] windows;
        final NormalEquations sum;
        final Split best;

        Part(int number, int[] windows, NormalEquations sum) {
            this.number = number;
            this.windows = windows;
            this.sum = sum;
            this.best = windows.length < 2 * fewest ? Split.NONE : best();
        }

        private Split best() {
            double whole = explained(sum);
            Split[] splits = new Split[Windows.FEATURES];
            List<TaskSweep.Task> tasks = new ArrayList<>();
            for (int i = 0; i < splits.length; i++) {
                int feature = i;
                tasks.add(telling -> splits[feature] = split(feature, whole));
            }
            TaskSweep.run(tasks, windows.length < ALONE ? 1 : threads);
            return Arrays.stream(splits)
                    .max(Comparator.comparingDouble(Split::gain))
                    .orElseThrow();
        }

        private Split split(int feature, double whole) {
            float threshold = median(feature);
            int[] more = Arrays.stream(windows)
                    .filter(i -> features[i][feature] > threshold)
                    .toArray();
            int fewer = Math.min(more.length, windows.length - more.length);
            if (fewer < fewest) {
                return Split.NONE;
            }
            NormalEquations part = equations(
                    more.length == fewer
                            ? more
                            : Arrays.stream(windows)
                                    .filter(i -> !(features[i][feature] > threshold))
                                    .toArray());
            return new Split(feature, threshold, explained(part) + explained(sum.without(part)) - whole);
        }

        private float median(int feature) {
            int step = 1 + windows.length / FOR_MEDIAN;
            float[] some = new float[(windows.length + step - 1) / step];
            for (int i = 0; i < some.length; i++) {
                some[i] = features[windows[i * step]][feature];
            }
            Arrays.sort(some);
            return some[some.length / 2];
        }
    }

    /** By how much a kernel of their own lessens the error of windows. */
    private double explained(NormalEquations windows) {
        double[][] weights = Ridge.weights(windows, ridge, nothing);
        double sum = 0;
        for (int phase = 0; phase < weights.length; phase++) {
            for (int i = 0; i < weights[phase].length; i++) {
                sum += windows.moment(phase, i) * weights[phase][i];
            }
        }
        return sum;
    }

    /** A tree that asks for so many kernels, or as many as it is of use to tell apart. */
    Tree tree(int kernels) {
        PriorityQueue<Part> parts = new PriorityQueue<>(
                Comparator.comparingDouble((Part part) -> -part.best.gain()).thenComparingInt(part -> part.number));
        List<Split> questions = new ArrayList<>();
        List<int[]> children = new ArrayList<>();
        int[] every = every();
        parts.add(new Part(0, every, equations(every)));
        int made = 1;
        int[][] ends = new int[kernels * 2][]; // by part: the question that leads to it, and whether by yes
        while (parts.size() < kernels && parts.peek().best.gain() > 0) {
            Part part = parts.poll();
            int question = questions.size();
            questions.add(part.best);
            children.add(new int[2]);
            lead(children, ends[part.number], question);
            NormalEquations rest = part.sum;
            for (int yes = 0; yes < 2; yes++) {
                boolean more = yes == 1;
                int[] windows = Arrays.stream(part.windows)
                        .filter(i -> features[i][part.best.feature()] > part.best.threshold() == more)
                        .toArray();
                NormalEquations sum = yes == 0 ? equations(windows) : rest;
                rest = part.sum.without(sum);
                ends[made] = new int[] {question, yes};
                parts.add(new Part(made, windows, sum));
                made++;
            }
        }
        int kernel = 0;
        List<Part> leaves = new ArrayList<>(parts);
        leaves.sort(Comparator.comparingInt(part -> part.number));
        for (Part leaf : leaves) {
            lead(children, ends[leaf.number], -1 - kernel++);
        }
        float[] thresholds = new float[questions.size()];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = questions.get(i).threshold();
        }
        return new Tree(
                questions.stream().mapToInt(Split::feature).toArray(), thresholds, children.toArray(int[][]::new));
    }

    private static void lead(List<int[]> children, int[] end, int to) {
        if (end != null) {
            children.get(end[0])[end[1]] = to;
        }
    }
}
