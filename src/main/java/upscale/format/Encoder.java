package upscale.format;

import java.io.IOException;
import upscale.image.BandSink;

/**
 * A {@link BandSink} that writes a file. Its packers only cast: integer samples reach them already rounded and within the
 * range of {@code info}.
 *
 * @param <C> a packed chunk
 */
public interface Encoder<C> extends BandSink<C> {
    /** Writes what follows the last band. Called once, after all bands were appended. */
    void finish() throws IOException;
}
