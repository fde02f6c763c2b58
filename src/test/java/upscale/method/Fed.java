package upscale.method;

import java.util.List;
import java.util.Set;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * A method that makes pixels of channels, given every channel of an image as often as it needs: so it can be asked what every method is
 * asked. What it does with channels that differ is not asked here.
 *
 * @param method which makes one channel of as many as a block has pixels, in PyTorch's order
 */
public record Fed(Method method) implements Method {
    /** Every method that enlarges, those that do not keep channels fed, those that apply models given one. */
    public static List<Method> enlarging(Methods methods) {
        return methods.enlarging().stream()
                .map(m -> m.keepsChannels() ? m : new Fed(m))
                .map(m -> m.parameters().contains(Parameter.MODEL) ? new Modelled(m) : m)
                .toList();
    }

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public String summary() {
        return method.summary();
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of();
    }

    @Override
    public boolean copies() {
        return method.copies();
    }

    @Override
    public boolean leavesHoles() {
        return method.leavesHoles();
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        int times = 1;
        if (options.target() instanceof Target.Scale scale
                && scale.x().whole()
                && scale.y().whole()) {
            times = (int) (scale.x().numerator() * scale.y().numerator());
        }
        Upsampled upsampled = method.apply(new Repeated(source, times), options);
        ImageInfo out = upsampled.image().info();
        ImageInfo info = source.info().onGrid(out.width(), out.height(), out.columns(), out.rows());
        return new Upsampled(new Described(upsampled.image(), info), upsampled.decisions());
    }

    /** An image under another description of the same shape and type. */
    private record Described(Image image, ImageInfo info) implements Image {
        @Override
        public RowReader newReader() {
            return image.newReader();
        }
    }

    /** Every channel of the source {@code times} times in a row. */
    private record Repeated(Image source, int times) implements Image {
        @Override
        public ImageInfo info() {
            return source.info().withChannels(source.info().channels() * times);
        }

        @Override
        public RowReader newReader() {
            RowReader reader = source.newReader();
            return band -> {
                Band once = Band.of(source.info(), band.capacity()).at(band.top(), band.bottom());
                reader.read(once);
                for (int c = 0; c < band.channels(); c++) {
                    for (int y = band.top(); y < band.bottom(); y++) {
                        if (band.wide()) {
                            System.arraycopy(once.wideRow(c / times, y), 0, band.wideRow(c, y), 0, band.width());
                        } else {
                            System.arraycopy(once.row(c / times, y), 0, band.row(c, y), 0, band.width());
                        }
                    }
                }
            };
        }
    }
}
