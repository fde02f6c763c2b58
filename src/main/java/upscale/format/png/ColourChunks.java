package upscale.format.png;

import java.util.Map;
import java.util.TreeMap;
import upscale.format.Attachment;

/**
 * What a PNG file says of its colours beside a profile, kept as it stands for a PNG file made of it: code values mean the same however many
 * pixels there are.
 *
 * @param chunks type to data: cHRM, gAMA, sRGB, cICP, mDCV, cLLI; each of the length that the standard gives it
 */
record ColourChunks(Map<String, byte[]> chunks) implements Attachment {
    /** The chunks and their lengths, in the order in which they are written. */
    static final Map<String, Integer> LENGTHS =
            new TreeMap<>(Map.of("cHRM", 32, "gAMA", 4, "sRGB", 1, "cICP", 4, "mDCV", 24, "cLLI", 8));

    ColourChunks {
        chunks = new TreeMap<>(chunks);
    }
}
