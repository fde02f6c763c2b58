package upscale.format.imageio;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * TwelveMonkeys' JPEG reader, which knows lossless and 12-bit JPEG, too. It stands on the JDK's, which it looks up in the registry, and is looked up there by
 * the same library's decoders of containers, in place of the JDK's. So it is put there before any of them looks, once: whoever looks while the registry
 * changes fails. Thread-safe.
 */
public final class AnyJpeg {
    private static final JPEGImageReaderSpi PROVIDER = new JPEGImageReaderSpi();

    static {
        JdkPlugins.offer(PROVIDER);
    }

    private AnyJpeg() {}

    /** Has it be there for decoders that look it up. */
    public static void offer() {
        // the class has been initialised
    }

    /** A new reader; to be disposed of. */
    public static ImageReader reader() throws IOException {
        return PROVIDER.createReaderInstance(null);
    }
}
