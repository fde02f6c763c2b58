package upscale.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Pairs of images in memory. */
final class Pairs {
    /** Nobody to tell, and nothing to fail. */
    static final Listener NONE = new Listener() {
        @Override
        public void taken(PairSource source, long pixels) {}

        @Override
        public void failed(PairSource source, Throwable why) {
            throw new AssertionError(source.name(), why);
        }
    };

    private Pairs() {}

    /** Gray floats from 0 to 1. */
    static Raster noise(int width, int height, long seed) {
        Random random = new Random(seed);
        Raster raster = Raster.allocate(ImageInfo.gray(width, height, SampleType.F32));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.set(0, x, y, random.nextFloat());
            }
        }
        return raster;
    }

    /** A source of one pair. */
    static PairSource source(Image small, Image large, int scale) {
        return new PairSource() {
            @Override
            public String name() {
                return "a pair";
            }

            @Override
            public void each(Taking taking) throws IOException {
                taking.take(new LumaPair(null, small, large, scale));
            }
        };
    }

    /** Noise of several sizes, and noise that it is to become, or what is made of it. */
    static List<PairSource> noise(int count, int scale, UnaryOperator<Image> large) {
        List<PairSource> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Raster small = noise(31 + 60 * i, 19 + 3 * i, i);
            sources.add(source(small, Raster.of(large.apply(small)), scale));
        }
        return sources;
    }
}
