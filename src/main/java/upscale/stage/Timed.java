package upscale.stage;

import java.util.concurrent.atomic.LongAdder;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * An image that counts the time its readers take, that of the images behind it included, summed over threads.
 *
 * @param source what is read
 * @param nanos what is added to
 */
public record Timed(Image source, LongAdder nanos) implements Image {
    @Override
    public ImageInfo info() {
        return source.info();
    }

    @Override
    public RowReader newReader() {
        RowReader reader = source.newReader();
        return band -> {
            long start = System.nanoTime();
            reader.read(band);
            nanos.add(System.nanoTime() - start);
        };
    }
}
