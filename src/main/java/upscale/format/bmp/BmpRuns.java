package upscale.format.bmp;

import java.util.Arrays;
import upscale.format.Ending;
import upscale.format.FormatException;
import upscale.image.Raster;

/** Run-length decoding of 4- and 8-bit bitmaps. Pixels that the runs jump over keep colour 0. */
final class BmpRuns {
    private final byte[] file;
    private final BmpHeader header;
    private final Ending ending;
    private final boolean nibbles;
    private int at;

    BmpRuns(byte[] file, BmpHeader header, Ending ending) {
        this.file = file;
        this.header = header;
        this.ending = ending;
        this.nibbles = header.compression() == BmpHeader.RLE4;
        this.at = header.pixels();
    }

    void decode(Raster raster) throws FormatException {
        int width = header.width();
        int height = header.height();
        byte[] line = new byte[width];
        int n = 0; // rows stored so far
        int x = 0;
        while (n < height) {
            int count = next();
            int value = next();
            if (count > 0) {
                for (int i = 0; i < count && x < width; i++, x++) {
                    line[x] = colour(value, i);
                }
                continue;
            }
            switch (value) {
                case 0 -> {
                    store(raster, line, n++);
                    x = 0;
                }
                case 1 -> {
                    store(raster, line, n);
                    return;
                }
                case 2 -> {
                    x = Math.min(width, x + next());
                    for (int down = next(); down > 0 && n < height; down--) {
                        store(raster, line, n++);
                    }
                }
                default -> {
                    int bytes = nibbles ? (value + 1) / 2 : value;
                    for (int i = 0; i < bytes; i++) {
                        int packed = next();
                        for (int k = 0; k < (nibbles ? 2 : 1) && i * 2 + k < (nibbles ? value : 2 * bytes); k++) {
                            if (x < width) {
                                line[x++] = nibbles ? colour(packed, k) : (byte) packed;
                            }
                        }
                    }
                    at += bytes & 1; // absolute runs fill whole words
                }
            }
        }
    }

    private byte colour(int value, int i) {
        return (byte) (!nibbles ? value : i % 2 == 0 ? value >> 4 : value & 15);
    }

    private void store(Raster raster, byte[] line, int n) throws FormatException {
        BmpReader.requireColours(line, header.palette().length);
        raster.setRow(0, header.topDown() ? n : header.height() - 1 - n, line, 0, 1);
        Arrays.fill(line, (byte) 0);
    }

    private int next() throws FormatException {
        if (at >= file.length) {
            ending.early(FormatException.corrupt("bmp", file.length, "the file is cut short: its runs do not end"));
            return 0; // zeros are ends of rows
        }
        return file[at++] & 0xff;
    }
}
