package upscale.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import upscale.engine.Interpolator;
import upscale.sweep.TaskSweep;

/**
 * How well what was learned does on images that it was not learned of, beside interpolations.
 *
 * @param scores by way of enlarging, of every image
 */
public record HoldOut(Map<Way, List<LumaScore>> scores) {
    /** A way of enlarging. */
    public enum Way {
        BICUBIC,
        LANCZOS,
        LEARNED
    }

    /** Which of so many sources are held out, spread evenly: {@code source} is if the number of held out ones grows there. */
    public static boolean holds(int source, double part) {
        return Math.floor((source + 1) * part) > Math.floor(source * part);
    }

    /** Scores what was learned on sources. */
    public static HoldOut of(Enlarger learned, List<? extends PairSource> sources, int threads, Listener listener) {
        Map<Way, List<LumaScore>> scores = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            scores.put(way, new ArrayList<>());
        }
        List<TaskSweep.Task> tasks = new ArrayList<>();
        for (PairSource source : sources) {
            tasks.add(telling -> KernelFit.take(source, listener, telling, () -> {
                List<Map<Way, LumaScore>> own = new ArrayList<>();
                long[] pixels = new long[1];
                source.each(pair -> {
                    own.add(scored(learned, pair));
                    pixels[0] += pair.large().info().pixels();
                });
                return () -> {
                    own.forEach(
                            each -> each.forEach((way, score) -> scores.get(way).add(score)));
                    listener.taken(source, pixels[0]);
                };
            }));
        }
        TaskSweep.run(tasks, threads);
        return new HoldOut(scores);
    }

    /** The same on pairs that are read by now. */
    public static HoldOut ofPairs(Enlarger learned, List<LumaPair> pairs, int threads) throws IOException {
        Failure failure = new Failure();
        HoldOut scores = of(learned, pairs.stream().map(InMemory::new).toList(), threads, failure);
        if (failure.why != null) {
            throw new IOException(failure.why);
        }
        return scores;
    }

    private record InMemory(LumaPair pair) implements PairSource {
        @Override
        public String name() {
            return "what is held out";
        }

        @Override
        public void each(Taking taking) throws IOException {
            taking.take(pair);
        }
    }

    /** What became of the last source that failed. */
    private static final class Failure implements Listener {
        private Throwable why;

        @Override
        public void taken(PairSource source, long ofPixels) {}

        @Override
        public void failed(PairSource source, Throwable because) {
            why = because;
        }
    }

    private static Map<Way, LumaScore> scored(Enlarger learned, LumaPair pair) throws IOException {
        LumaScore.require(pair);
        Map<Way, LumaScore> scores = new EnumMap<>(Way.class);
        scores.put(Way.BICUBIC, LumaScore.of(pair, Interpolator.BICUBIC.times(pair.small(), pair.scale())));
        scores.put(Way.LANCZOS, LumaScore.of(pair, Interpolator.LANCZOS.times(pair.small(), pair.scale())));
        scores.put(Way.LEARNED, LumaScore.of(pair, learned.of(pair.small())));
        return scores;
    }

    /** How many images were scored. */
    public int images() {
        return scores.get(Way.LEARNED).size();
    }

    /** The mean over all images. */
    public LumaScore mean(Way way) {
        List<LumaScore> each = scores.get(way);
        return new LumaScore(
                each.stream().mapToDouble(LumaScore::psnr).average().orElseThrow(),
                each.stream().mapToDouble(LumaScore::ssim).average().orElseThrow());
    }

    /** How many decibels what was learned gains, beside another way. */
    public Gain gain(Way over) {
        double[] gains = new double[images()];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = scores.get(Way.LEARNED).get(i).psnr()
                    - scores.get(over).get(i).psnr();
        }
        return Gain.of(gains);
    }
}
