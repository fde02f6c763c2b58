package upscale.learn;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import upscale.engine.Interpolator;
import upscale.format.FormatException;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.network.Example;
import upscale.network.Network;
import upscale.network.Training;
import upscale.sweep.TaskSweep;
import upscale.tensor.ModelFile;

/**
 * How a network is trained on images: on examples of some, and looked at now and then by what it makes of others.
 *
 * @param scale pixels of the large image per pixel of the small one, along an axis
 * @param plan of its steps
 * @param every how many steps it is looked at
 */
public record NetworkFit(int scale, Training.Plan plan, int every) {
    private static final String OF = "training";
    private static final String CURVE = "curve";

    /** Looks at a training, on the calling thread. */
    public interface Watcher {
        /** One step more is done. */
        void stepped();

        /** @param curve with the point where it is now */
        void looked(Training training, Curve curve) throws IOException;
    }

    /** A training and how it went so far. */
    public record Standing(Training training, Curve curve) {}

    public NetworkFit {
        if (every < 1) {
            throw new IllegalArgumentException("a training is looked at every so many steps, at least 1, not " + every);
        }
    }

    /**
     * What is learned of: all pictures of the sources, in memory; about five bytes for each sample of the large ones.
     *
     * @param threads how many sources are read at the same time, at least 1
     */
    public List<Example> examples(List<? extends PairSource> sources, int threads, Listener listener) {
        return read(sources, threads, listener, pair -> {
            if (!pair.holds(plan.side())) {
                throw new IOException("too small to learn of: patches are of " + plan.side() * scale
                        + " pixels a side, and here are " + pair.large().info().width() + "x"
                        + pair.large().info().height());
            }
            return example(pair);
        });
    }

    /** What it is looked at by: the same of others, as pairs in memory. */
    public List<LumaPair> held(List<? extends PairSource> sources, int threads, Listener listener) {
        return read(sources, threads, listener, pair -> {
            LumaScore.require(pair);
            return pair;
        });
    }

    /** Makes something of a pair. */
    private interface Making<T> {
        T of(LumaPair pair) throws IOException;
    }

    private static <T> List<T> read(
            List<? extends PairSource> sources, int threads, Listener listener, Making<T> making) {
        List<T> made = new ArrayList<>();
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (PairSource source : sources) {
            tasks.add(telling -> KernelFit.take(source, listener, telling, () -> {
                List<T> own = new ArrayList<>();
                long[] pixels = new long[1];
                source.each(pair -> {
                    own.add(making.of(pair));
                    pixels[0] += pair.large().info().pixels();
                });
                return () -> {
                    made.addAll(own);
                    listener.taken(source, pixels[0]);
                };
            }));
        }
        TaskSweep.run(tasks, threads);
        return made;
    }

    private static Example example(LumaPair pair) {
        float[] small = samples(pair.small());
        float[] missing = samples(pair.large());
        float[] base = samples(Interpolator.MIRRORED_BICUBIC.times(pair.small(), pair.scale()));
        for (int i = 0; i < missing.length; i++) {
            missing[i] -= base[i];
        }
        return new Example(pair.small().info().width(), pair.small().info().height(), small, missing);
    }

    private static float[] samples(Image plane) {
        int width = plane.info().width();
        float[] samples = new float[Math.toIntExact(plane.info().pixels())];
        RowReader reader = Raster.of(plane).newReader();
        Band row = Band.of(plane.info(), 1);
        for (int y = 0; y < plane.info().height(); y++) {
            reader.read(row.at(y, y + 1));
            System.arraycopy(row.row(0, y), 0, samples, y * width, width);
        }
        return samples;
    }

    /** How many samples of large images a step learns of. */
    public long pixels() {
        long side = (long) plan.side() * scale;
        return side * side * plan.patches() * plan.parts();
    }

    /** A training that has done nothing yet. */
    public Standing begun(Network network, List<Example> examples) {
        return new Standing(new Training(network, examples, plan), Curve.EMPTY);
    }

    /**
     * Trains to the end of the plan, looking at it {@link #every} so many steps and at the end.
     *
     * @param from changed
     * @param enlarger what a network makes of images, and shall be scored by
     * @param held images that it is scored on; none are fine
     * @param threads at most so many at the same time; the result does not depend on it
     * @return the whole curve
     * @throws InterruptedIOException if the calling thread is interrupted, after the step that is under way; it is still so afterwards
     */
    public Curve train(
            Standing from, Function<Network, Enlarger> enlarger, List<LumaPair> held, int threads, Watcher watcher)
            throws IOException {
        Training training = from.training();
        Curve curve = from.curve();
        double error = 0;
        int since = 0;
        while (training.done() < plan.steps()) {
            error += training.step(threads);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            since++;
            watcher.stepped();
            if (training.done() % every == 0 || training.done() == plan.steps()) {
                OptionalDouble psnr = psnr(enlarger.apply(training.network()), held, threads);
                curve = curve.and(new Curve.Point(training.done(), error / since / training.counted(), psnr));
                watcher.looked(training, curve);
                error = 0;
                since = 0;
            }
        }
        return curve;
    }

    private static OptionalDouble psnr(Enlarger enlarger, List<LumaPair> held, int threads) throws IOException {
        double[] psnr = new double[held.size()];
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (int i = 0; i < psnr.length; i++) {
            int number = i;
            tasks.add(telling -> {
                LumaPair pair = held.get(number);
                try {
                    psnr[number] = LumaScore.of(pair, enlarger.of(pair.small())).psnr();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                telling.accept(() -> {});
            });
        }
        try {
            TaskSweep.run(tasks, threads);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Arrays.stream(psnr).average();
    }

    /**
     * All that is needed to go on later.
     *
     * @param of what training it is, in words that tell it from others
     */
    public static ModelFile checkpoint(Training training, Curve curve, String of) {
        ModelFile file = training.checkpoint();
        Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
        metadata.put(OF, of);
        metadata.put(CURVE, curve.toString());
        return new ModelFile(metadata, file.arrays());
    }

    /**
     * Goes on where {@link #checkpoint} was made, as if it had never ended.
     *
     * @param of the words that were told then
     * @throws FormatException if it is no checkpoint, or one of another training
     */
    public Standing resumed(ModelFile checkpoint, List<Example> examples, String of) throws FormatException {
        String other = checkpoint.metadata().get(OF);
        if (!of.equals(other)) {
            throw FormatException.unsupported(
                    "checkpoint", other == null ? "it is none" : "it is of another training:" + other);
        }
        try {
            return new Standing(
                    Training.resumed(checkpoint, examples, plan),
                    Curve.parse(checkpoint.metadata().getOrDefault(CURVE, "")));
        } catch (IllegalArgumentException e) {
            throw FormatException.corrupt("checkpoint", e.getMessage());
        }
    }
}
