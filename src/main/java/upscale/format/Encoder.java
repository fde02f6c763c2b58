package upscale.format;

import java.io.IOException;
import upscale.image.BandSink;
import upscale.image.ImageInfo;

/**
 * A {@link BandSink} that writes a file. Its packers only cast: integer samples reach them already rounded and within the
 * range of {@code info}.
 *
 * @param <C> a packed chunk
 */
public interface Encoder<C> extends BandSink<C> {
    /** Writes what follows the last band. Called once, after all bands were appended. */
    void finish() throws IOException;

    /**
     * An encoder of the next page of the same file. Called, in place of {@link #finish}, after all bands of this page were appended, and only
     * if {@link Format#writesPages()}, or of the next frame of an {@link Animation}; this encoder is not used any more.
     */
    default Encoder<?> next(ImageInfo info, Metadata metadata) throws IOException {
        throw new UnsupportedOperationException("a file of one page");
    }
}
