package upscale.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import upscale.format.FormatException;
import upscale.sweep.TaskSweep;
import upscale.tensor.ModelFile;
import upscale.tensor.Tensor;

/**
 * A network's training: steps of Adam against the mean {@link Loss} of patches taken at random, the rate falling along half a cosine. Every step depends on the
 * seed and its number alone, whatever the number of threads.
 */
public final class Training {
    private static final String STEPS = "steps done";
    private static final String MEANS = "adam.mean.";
    private static final String SQUARES = "adam.square.";

    private final Network network;
    private final List<Example> examples;
    private final Plan plan;
    private final Adam adam;
    private final Queue<Part> idle = new ConcurrentLinkedQueue<>();
    private long done;

    /**
     * How it is done.
     *
     * @param side of a patch, in pixels of the small image
     * @param patches that are computed together
     * @param parts of a step, each of so many patches
     * @param steps in all
     * @param rate of the first step
     * @param seed of the choice of patches
     * @param loss whose mean is made small
     * @param decay what the sum of the squares of the network's numbers costs besides, times this; at least 0. It holds the network to adding nothing
     */
    public record Plan(int side, int patches, int parts, long steps, double rate, long seed, Loss loss, double decay) {
        public Plan {
            if (!(decay >= 0 && decay < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a decay of " + decay);
            }
        }

        /** By the mean absolute error alone. */
        public Plan(int side, int patches, int parts, long steps, double rate, long seed) {
            this(side, patches, parts, steps, rate, seed, Loss.ABSOLUTE, 0);
        }

        double rate(long step) {
            return rate * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
        }
    }

    /** @throws IllegalArgumentException if nothing of a patch is farther from its border than the network looks */
    public Training(Network network, List<Example> examples, Plan plan) {
        if (plan.side() <= 2 * network.margin()) {
            throw new IllegalArgumentException(
                    "patches of " + plan.side() + " pixels for a network that looks " + network.margin() + " far");
        }
        this.network = network;
        this.examples = List.copyOf(examples);
        this.plan = plan;
        this.adam = Adam.of(network);
    }

    /** Some patches on their way, with their memory. */
    private final class Part {
        private final int step = plan.side() + network.gutter();
        private final int width = plan.patches() * step;
        private final int margin = network.margin();
        private final int phases = network.scale() * network.scale();
        private final Pass pass = new Pass(network, plan.side(), plan.side(), plan.patches());
        private final Planes in = Planes.of(1, plan.side(), width);
        private final Planes missing = Planes.of(phases, plan.side(), width);
        private final Planes slope = Planes.of(phases, plan.side(), width);

        /** Adds gradients to {@code into}, and gives the sum of the losses. */
        double run(SplittableRandom random, Network into, float weight) {
            for (int i = 0; i < plan.patches(); i++) {
                Example example = examples.get(random.nextInt(examples.size()));
                example.put(example.crop(plan.side(), random), plan.side(), network.scale(), in, missing, i * step);
            }
            Planes out = pass.forward(in);
            double error = 0;
            for (int r = 0; r < out.rows().length; r++) {
                float[] is = out.rows()[r];
                float[] should = missing.rows()[r];
                float[] to = slope.rows()[r];
                boolean outer = !inner(r % plan.side());
                for (int x = 0; x < width; x++) {
                    float off = outer || !inner(x % step) ? 0 : is[x] - should[x];
                    error += plan.loss().of(off);
                    to[x] = weight * plan.loss().slope(off);
                }
            }
            pass.backward(slope, into);
            return error;
        }

        /** Whether what the network makes at this place of a patch is made of the patch alone, as it is of an image, and not of the zeros around it. */
        private boolean inner(int place) {
            return place >= margin && place < plan.side() - margin;
        }
    }

    /** All that is needed to go on: the network, and what {@link #resumed} needs besides. */
    public ModelFile checkpoint() {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        ModelFile file = NetworkFile.of(network, Map.of(STEPS, Long.toString(done)));
        arrays.putAll(file.arrays());
        for (int r = 0; r < adam.numbers().size(); r++) {
            arrays.put(MEANS + r, row(adam.means().get(r)));
            arrays.put(SQUARES + r, row(adam.squares().get(r)));
        }
        return new ModelFile(file.metadata(), arrays);
    }

    private static Tensor row(float[] values) {
        double[] data = new double[values.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = values[i];
        }
        return new Tensor(List.of(data.length), data);
    }

    /**
     * A training that goes on where another one, of the same plan, made {@code checkpoint}: as if it had never ended.
     *
     * @throws FormatException if that is no checkpoint
     */
    public static Training resumed(ModelFile checkpoint, List<Example> examples, Plan plan) throws FormatException {
        Training training = new Training(NetworkFile.network(checkpoint), examples, plan);
        try {
            training.done = Long.parseLong(checkpoint.metadata().getOrDefault(STEPS, ""));
        } catch (NumberFormatException e) {
            throw FormatException.unsupported("model", "no checkpoint of a training: it does not tell its steps");
        }
        for (int r = 0; r < training.adam.numbers().size(); r++) {
            fill(training.adam.means().get(r), MEANS + r, checkpoint);
            fill(training.adam.squares().get(r), SQUARES + r, checkpoint);
        }
        return training;
    }

    private static void fill(float[] row, String name, ModelFile checkpoint) throws FormatException {
        Tensor tensor = checkpoint.arrays().get(name);
        if (tensor == null || tensor.data().length != row.length) {
            throw FormatException.corrupt("model", name + " is missing, or not of " + row.length + " numbers");
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) tensor.data()[i];
        }
    }

    /** What is trained; changed by every step. */
    public Network network() {
        return network;
    }

    /** The part of a patch's samples that counts, more than 0 and at most 1: of the others the loss is none. */
    public double counted() {
        double inner = (double) (plan.side() - 2 * network.margin()) / plan.side();
        return inner * inner;
    }

    /** How many steps are done. */
    public long done() {
        return done;
    }

    /**
     * Takes the next step.
     *
     * @return the mean loss of all samples of its patches, before it; see {@link #counted}
     */
    public double step(int threads) {
        Slope slope = slope(threads);
        done++;
        adam.step(slope.rows(), done, plan.rate(done));
        return slope.loss();
    }

    /**
     * What a step goes by.
     *
     * @param loss the mean of its patches'
     * @param rows how much more that, and what the decay costs, is for a little more of each number of the network
     */
    record Slope(double loss, List<float[]> rows) {}

    /** That of the next step. */
    Slope slope(int threads) {
        long step = done + 1;
        double samples =
                (double) plan.parts() * plan.patches() * plan.side() * plan.side() * network.scale() * network.scale();
        float weight = (float) (1 / samples);
        Network[] gradients = new Network[plan.parts()];
        double[] errors = new double[plan.parts()];
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (int p = 0; p < plan.parts(); p++) {
            int number = p;
            tasks.add(telling -> {
                Part part = idle.poll();
                part = part == null ? new Part() : part;
                gradients[number] = network.zeros();
                SplittableRandom random = new SplittableRandom(plan.seed() * 1_000_003 + step * plan.parts() + number);
                errors[number] = part.run(random, gradients[number], weight);
                idle.add(part);
                telling.accept(() -> {});
            });
        }
        TaskSweep.run(tasks, threads);
        List<float[]> sum = gradients[0].rows();
        double error = errors[0];
        for (int p = 1; p < gradients.length; p++) {
            error += errors[p];
            List<float[]> rows = gradients[p].rows();
            for (int r = 0; r < sum.size(); r++) {
                for (int i = 0; i < sum.get(r).length; i++) {
                    sum.get(r)[i] += rows.get(r)[i];
                }
            }
        }
        decay(sum);
        return new Slope(error / samples, sum);
    }

    private void decay(List<float[]> gradients) {
        if (plan.decay() == 0) {
            return;
        }
        float twice = (float) (2 * plan.decay());
        for (int r = 0; r < gradients.size(); r++) {
            float[] numbers = adam.numbers().get(r);
            for (int i = 0; i < numbers.length; i++) {
                gradients.get(r)[i] += twice * numbers[i];
            }
        }
    }
}
