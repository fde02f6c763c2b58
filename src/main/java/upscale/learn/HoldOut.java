package upscale.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
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

    private static Map<Way, LumaScore> scored(Enlarger learned, LumaPair pair) throws IOException {
        if (!LumaScore.has(pair)) {
            throw new IOException("too small to be scored");
        }
        Map<Way, LumaScore> scores = new EnumMap<>(Way.class);
        scores.put(Way.BICUBIC, LumaScore.of(pair, interpolated(pair, Kernels.CATMULL_ROM)));
        scores.put(Way.LANCZOS, LumaScore.of(pair, interpolated(pair, Kernels.LANCZOS3)));
        scores.put(Way.LEARNED, LumaScore.of(pair, learned.of(pair.small())));
        return scores;
    }

    private static Image interpolated(LumaPair pair, Kernel kernel) {
        ImageInfo in = pair.small().info();
        Grid columns = Grid.sized(in.width(), in.width() * pair.scale());
        Grid rows = Grid.sized(in.height(), in.height() * pair.scale());
        AxisMap across = Alignment.HALF_PIXEL.map(columns);
        AxisMap down = Alignment.HALF_PIXEL.map(rows);
        return new Resampled(
                pair.small(),
                in.onGrid(columns.out(), rows.out(), across, down),
                Taps.interpolating(kernel, across, columns.in(), columns.out(), Edge.REPLICATE, Ratio.ONE),
                Taps.interpolating(kernel, down, rows.in(), rows.out(), Edge.REPLICATE, Ratio.ONE),
                Arithmetic.EXACT);
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
