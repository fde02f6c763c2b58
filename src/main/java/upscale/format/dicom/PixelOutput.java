package upscale.format.dicom;

import java.io.IOException;
import upscale.format.FormatException;

/** The frames of a file that is written, one after another. */
interface PixelOutput {
    /** The longest value or fragment that a length of four bytes can state. */
    long LENGTH_LIMIT = 0xfffffffeL;

    static void requireRoom(long bytes) throws FormatException {
        if (bytes > LENGTH_LIMIT) {
            throw FormatException.tooLarge(
                    "dicom holds at most 4 GiB of pixels, and these take " + (bytes >> 20) + " MiB; write tiff");
        }
    }

    /** Writes rows of the frame that has begun. */
    void append(DicomEncoder.Rows rows) throws IOException;

    /** Writes what is to follow a frame's last row; what comes next is of the next one. */
    void endFrame() throws IOException;

    /** Writes what is to follow the last frame. */
    void finish() throws IOException;

    /** Bytes that all frames take. */
    long length();

    /** How long the value of the pixel data is said to be. */
    long statedLength();

    /**
     * What stands between the length of the pixel data and the first frame.
     *
     * @param frames as many as there will be
     */
    byte[] head(int frames);
}
