package upscale.stage;

import java.util.function.DoubleUnaryOperator;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** A gray image of what its samples stand for, or of how that is shown. */
public final class Shown {
    private Shown() {}

    /**
     * What samples stand for.
     *
     * @param source gray
     * @param value of a sample
     * @param type a floating one; or the source's, if they stand for what it can hold
     */
    public static Image values(Image source, DoubleUnaryOperator value, SampleType type) {
        return mapped(source, source.info().withType(type), value);
    }

    /**
     * Gray levels, opacity left out.
     *
     * @param source gray
     * @param level of a sample, 0 for black to 1 for white
     * @param type of unsigned integers or floats; its white is 1's
     */
    public static Image levels(Image source, DoubleUnaryOperator level, SampleType type) {
        ImageInfo info = source.info().withType(type);
        double white = info.white();
        return mapped(source, info, sample -> level.applyAsDouble(sample) * white);
    }

    private static Image mapped(Image source, ImageInfo info, DoubleUnaryOperator map) {
        if (info.channels() != 1) {
            throw new IllegalArgumentException(info.channels() + " channels, not one of gray");
        }
        return new Mapped(source, info, (in, out, y) -> {
            for (int x = 0; x < info.width(); x++) {
                double mapped = map.applyAsDouble(in.wide() ? in.wideRow(0, y)[x] : in.row(0, y)[x]);
                if (out.wide()) {
                    out.wideRow(0, y)[x] = mapped;
                } else {
                    out.row(0, y)[x] = (float) mapped;
                }
            }
        });
    }
}
