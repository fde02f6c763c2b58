package upscale.stage;

import java.util.List;
import java.util.function.UnaryOperator;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * A weighted sum of images of one kind and size, neither rounded nor clamped. One image of weight 1 is copied.
 *
 * @param sources at least one
 * @param weights one of each, in the same order, in which they are summed
 */
public record Blended(List<? extends Image> sources, List<Double> weights) implements Image {
    public Blended {
        sources = List.copyOf(sources);
        weights = List.copyOf(weights);
        if (sources.isEmpty() || sources.size() != weights.size()) {
            throw new IllegalArgumentException(sources.size() + " images, " + weights.size() + " weights");
        }
    }

    /** The sum of what {@code stage} makes of each image. */
    public Blended of(UnaryOperator<Image> stage) {
        return new Blended(sources.stream().map(Image.class::cast).map(stage).toList(), weights);
    }

    @Override
    public ImageInfo info() {
        return sources.get(0).info();
    }

    @Override
    public RowReader newReader() {
        List<RowReader> readers = sources.stream().map(Image::newReader).toList();
        if (weights.size() == 1 && weights.get(0) == 1) {
            return readers.get(0);
        }
        return band -> {
            band.requireFits(info());
            Band part = Band.of(info(), band.bottom() - band.top()).at(band.top(), band.bottom());
            for (int k = 0; k < readers.size(); k++) {
                readers.get(k).read(part);
                add(part, weights.get(k), band, k == 0);
            }
        };
    }

    private static void add(Band part, double weight, Band sum, boolean first) {
        for (int c = 0; c < sum.channels(); c++) {
            for (int y = sum.top(); y < sum.bottom(); y++) {
                if (sum.wide()) {
                    add(part.wideRow(c, y), weight, sum.wideRow(c, y), first);
                } else {
                    add(part.row(c, y), (float) weight, sum.row(c, y), first);
                }
            }
        }
    }

    private static void add(float[] part, float weight, float[] sum, boolean first) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] = first ? weight * part[x] : sum[x] + weight * part[x];
        }
    }

    private static void add(double[] part, double weight, double[] sum, boolean first) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] = first ? weight * part[x] : sum[x] + weight * part[x];
        }
    }
}
