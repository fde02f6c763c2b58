package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import upscale.format.FormatException;
import upscale.image.Palette;

/**
 * The colours that stored values stand for.
 *
 * @param colours red, green and blue
 */
record LookupTables(List<LookupTable> colours) {
    /** @param signed whether stored values are */
    static LookupTables of(DataSet data, boolean signed) throws FormatException {
        List<LookupTable> colours = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            colours.add(LookupTable.of(data, c, signed));
        }
        return new LookupTables(colours);
    }

    /** Whether 8 bits of every colour say all there is to know. */
    boolean eightBit() {
        return colours.stream().allMatch(LookupTable::eightBit);
    }

    /** For stored values of 8 bits, if {@link #eightBit}. */
    Palette palette() {
        int[] rgba = new int[256];
        for (int i = 0; i < rgba.length; i++) {
            rgba[i] = 0xff;
            for (int c = 0; c < 3; c++) {
                rgba[i] |= colours.get(c).byteOf(i) << 24 - 8 * c;
            }
        }
        return new Palette(rgba);
    }

    /** RGB in place of indices, in 8 bits if they suffice. */
    StoredRows colours(StoredRows indices) {
        boolean bytes = eightBit();
        return (y, samples) -> {
            int[] row = samples[2]; // the last one to be overwritten
            indices.read(y, new int[][] {row});
            for (int x = 0; x < row.length; x++) {
                int index = row[x];
                for (int c = 0; c < 3; c++) {
                    LookupTable table = colours.get(c);
                    samples[c][x] = bytes ? table.byteOf(index) : table.of(index);
                }
            }
        };
    }
}
