package upscale.format.imageio;

import java.io.IOException;
import upscale.format.Fence;
import upscale.format.FormatException;

/** A {@link Fence} around libraries that decode what is in memory: there, an {@link IOException} can only mean the bytes themselves. */
public final class Guard {
    private Guard() {}

    /**
     * The result of {@code decoding}.
     *
     * @param format what messages call the file: {@code jpeg}
     * @throws FormatException its own unchanged; too large, if memory ran out; corrupt, for everything else
     */
    public static <T> T decode(String format, Fence.Decoding<T> decoding) throws FormatException {
        try {
            return Fence.around(format, decoding);
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw Fence.corrupt(format, Fence.said(e), e);
        }
    }

    /**
     * Whether a warning of libjpeg's means that samples were made up. Extraneous bytes before a marker, or scan parameters
     * outside the rules, do no harm.
     */
    public static boolean tellsOfDamage(String warning) {
        return warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous")
                || warning.startsWith("Premature end")
                || warning.startsWith("Inconsistent progression");
    }
}
