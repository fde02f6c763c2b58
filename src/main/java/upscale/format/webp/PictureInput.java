package upscale.format.webp;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;
import upscale.format.FormatException;

/**
 * A picture's bytes with as many zeros behind them as a decoder may look ahead. One that has used up the bytes and goes on is stopped: TwelveMonkeys'
 * would take what it makes up for the picture, at the cost of an exception for each bit.
 */
final class PictureInput extends ImageInputStreamImpl {
    /** TwelveMonkeys' LSBBitReader holds eight bytes, and reads the next when the first of them is used up. */
    private static final int AHEAD = 8;

    private final byte[] bytes;

    PictureInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        requireMore();
        bitOffset = 0;
        int at = (int) streamPos++;
        return at < bytes.length ? bytes[at] & 0xff : 0;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            into[from + i] = (byte) read();
        }
        return count;
    }

    private void requireMore() throws FormatException {
        if (streamPos >= bytes.length + AHEAD) {
            throw FormatException.corrupt("webp", "the picture's data end early");
        }
    }
}
