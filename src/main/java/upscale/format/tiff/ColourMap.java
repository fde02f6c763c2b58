package upscale.format.tiff;

import java.io.IOException;
import upscale.format.FormatException;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * What the indices of a palette page stand for (TIFF 6.0, section 5): 16 bits for each of red, green and blue.
 *
 * @param colours every red, then every green, then every blue; in code values of {@code type}
 * @param type bytes, if these say it all
 */
record ColourMap(int[] colours, SampleType type) {
    /** The most bits of indices that a {@link Palette} has. */
    private static final int PALETTE_BITS = 8;

    /** @param bits of an index */
    static ColourMap of(Ifd ifd, int bits) throws IOException {
        long[] map = ifd.numbers(Tag.COLOR_MAP);
        int size = 3 << bits;
        if (map.length < size) {
            throw FormatException.corrupt("tiff", "a colour map of " + map.length + " values, expected " + size);
        }
        boolean small = true; // some writers store 8-bit colours where 16-bit ones belong
        boolean bytes = true; // a byte is written as itself above zeros, or twice
        for (long value : map) {
            small &= value <= 0xff;
            bytes &= (value & 0xff) == 0 || (value & 0xff) == value >> 8;
        }
        int[] colours = new int[size];
        for (int i = 0; i < size; i++) {
            colours[i] = (int) (bytes && !small ? map[i] >> 8 & 0xff : map[i] & 0xffff);
        }
        return new ColourMap(colours, small || bytes ? SampleType.U8 : SampleType.U16);
    }

    private int size() {
        return colours.length / 3;
    }

    /** Whether there are no more colours than a palette has. */
    boolean isPalette() {
        return size() <= 1 << PALETTE_BITS;
    }

    /** Whether {@link #palette} rounds: it has 8 bits for each component, as all other programs that read these pages. */
    boolean rounds() {
        return type == SampleType.U16;
    }

    Palette palette() {
        int size = size();
        int shift = type.bits() - 8;
        int[] rgba = new int[size];
        for (int i = 0; i < size; i++) {
            rgba[i] = colours[i] >> shift << 24
                    | colours[size + i] >> shift << 16
                    | colours[2 * size + i] >> shift << 8
                    | 0xff;
        }
        return new Palette(rgba);
    }

    /** What becomes of an image of indices. */
    ImageInfo coloured(ImageInfo indices) {
        return ImageInfo.rgb(indices.width(), indices.height(), type).withIcc(indices.icc());
    }

    /** The colours that {@code indices} stand for: gray samples of as many bits as there are colours for. */
    Image coloured(Image indices) {
        return new Coloured(indices, coloured(indices.info()), this);
    }

    /** @param indices a gray image */
    private record Coloured(Image indices, ImageInfo info, ColourMap map) implements Image {
        @Override
        public RowReader newReader() {
            RowReader reader = indices.newReader();
            return band -> {
                band.requireFits(info);
                Band in = Band.of(indices.info(), band.bottom() - band.top());
                reader.read(in.at(band.top(), band.bottom()));
                for (int y = band.top(); y < band.bottom(); y++) {
                    float[] from = in.row(0, y);
                    for (int c = 0; c < 3; c++) {
                        float[] to = band.row(c, y);
                        for (int x = 0; x < to.length; x++) {
                            to[x] = map.colours[c * map.size() + (int) from[x]];
                        }
                    }
                }
            };
        }
    }
}
