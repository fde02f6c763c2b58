package upscale.format.imageio;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * The JDK's own image readers and writers. The registry is opened with the platform class loader in view, for a scan of the
 * class path would load every plug-in there, at a cost of about 100 ms, and what it finds would depend on the packaging.
 * Thread-safe.
 */
public final class JdkPlugins {
    private static final IIORegistry REGISTRY = open();

    private JdkPlugins() {}

    private static IIORegistry open() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A new reader of {@code format}; to be disposed of. */
    public static ImageReader reader(String format) throws IOException {
        return provider(ImageReaderSpi.class, format).createReaderInstance();
    }

    /** A new writer of {@code format}; to be disposed of. */
    public static ImageWriter writer(String format) throws IOException {
        return provider(ImageWriterSpi.class, format).createWriterInstance();
    }

    /** Adds a reader for libraries that look one up themselves, none of which may be looking meanwhile. */
    static void offer(ImageReaderSpi reader) {
        synchronized (REGISTRY) {
            REGISTRY.registerServiceProvider(reader, ImageReaderSpi.class);
        }
    }

    // The registry lets nobody change it while somebody looks for a provider.
    private static <S extends ImageReaderWriterSpi> S provider(Class<S> kind, String format) {
        synchronized (REGISTRY) {
            Iterator<S> found =
                    REGISTRY.getServiceProviders(kind, spi -> ours((ImageReaderWriterSpi) spi, format), false);
            if (!found.hasNext()) {
                throw new IllegalStateException("this JDK has no " + kind.getSimpleName() + " of " + format);
            }
            return found.next();
        }
    }

    private static boolean ours(ImageReaderWriterSpi spi, String format) {
        return spi.getClass().getName().startsWith("com.sun.imageio.")
                && Arrays.asList(spi.getFormatNames()).contains(format);
    }
}
