package upscale.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The scores of several images in some trials, in the order in which they came. For one thread. */
public final class Scores {
    private final List<Trial> trials;
    private final List<OfImage> images = new ArrayList<>();

    /**
     * Those of one image.
     *
     * @param name of the image
     * @param scores one of each trial
     */
    public record OfImage(String name, List<Score> scores) {}

    /**
     * What a trial comes to over all images.
     *
     * @param psnr the mean of the images'
     * @param ssim the mean of the images'
     * @param secondsPerMegapixel the median of the images'
     */
    public record Mean(double psnr, double ssim, double secondsPerMegapixel) {}

    /** @param trials those of one scale together */
    public Scores(List<Trial> trials) {
        this.trials = List.copyOf(trials);
    }

    public void add(OfImage image) {
        images.add(image);
    }

    public List<Trial> trials() {
        return trials;
    }

    public List<OfImage> images() {
        return List.copyOf(images);
    }

    /** The mean of a trial; there is at least one image. */
    public Mean mean(int trial) {
        List<Score> scores =
                images.stream().map(image -> image.scores().get(trial)).toList();
        return new Mean(
                scores.stream().mapToDouble(Score::psnr).average().orElseThrow(),
                scores.stream().mapToDouble(Score::ssim).average().orElseThrow(),
                median(scores.stream()
                        .mapToDouble(Score::secondsPerMegapixel)
                        .sorted()
                        .toArray()));
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The scales, in order. */
    List<Integer> scales() {
        return trials.stream().map(Trial::scale).distinct().toList();
    }

    /** Indexes of the trials of a scale. */
    List<Integer> trialsOf(int scale) {
        return IntStream.range(0, trials.size())
                .filter(i -> trials.get(i).scale() == scale)
                .boxed()
                .toList();
    }
}
