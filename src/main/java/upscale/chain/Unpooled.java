package upscale.chain;

import java.util.Optional;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;

/**
 * An image whose samples are back where a pooling of the chain found its maxima, zeros elsewhere. The positions are searched for when any
 * of it is first read, and are held: 8 bytes for each pooled sample, 16 while they are sorted.
 */
final class Unpooled implements Image {
    private final Image source;
    private final ImageInfo info;
    private final Step.Pool pool;
    private final Method method;
    private Image from; // what was pooled; null once the positions are known; guarded by this
    private Image image; // guarded by this

    /**
     * @param source of the shape that came out of the pooling
     * @param from what went into it
     * @param method unpools
     */
    Unpooled(Image source, Image from, Step.Pool pool, Method method) {
        this.source = source;
        this.from = from;
        this.pool = pool;
        this.method = method;
        ImageInfo in = source.info();
        ImageInfo grid = from.info();
        this.info = new ImageInfo(
                grid.width(),
                grid.height(),
                in.channels(),
                in.type(),
                in.colour(),
                in.alpha(),
                in.significantBits(),
                in.palette(),
                in.icc(),
                grid.columns(),
                grid.rows());
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        RowReader[] reader = new RowReader[1]; // made when first read, so that nothing is computed before
        return band -> {
            if (reader[0] == null) {
                reader[0] = image().newReader();
            }
            reader[0].read(band);
        };
    }

    private synchronized Image image() {
        if (image == null) {
            Raster indices =
                    Raster.of(pool.positions().apply(from, pool.options()).image());
            Pair size = new Pair(info.height(), info.width());
            Positions positions = new Positions(indices, IndexLayout.TORCH, Optional.of(size));
            image = method.apply(source, MethodOptions.of(new Target.Own()).with(Parameter.POSITIONS, positions))
                    .image();
            from = null;
        }
        return image;
    }
}
