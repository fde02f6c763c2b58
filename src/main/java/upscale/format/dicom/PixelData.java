package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.RandomBytes;

/**
 * Where a file's pixel data are.
 *
 * @param tag which of the three kinds of pixel data
 * @param vr as which they are stored
 * @param order of their bytes
 * @param at bytes from the start of the file, if they are not encapsulated
 * @param length in bytes, likewise
 * @param fragments if they are encapsulated: the table of offsets, then the compressed frames, each in one fragment or several
 */
record PixelData(int tag, Vr vr, ByteOrder order, long at, long length, Optional<List<Fragment>> fragments) {
    /** Bytes [at, at + length) of the file. */
    record Fragment(long at, long length) {}

    static PixelData whole(int tag, Vr vr, ByteOrder order, long at, long length) {
        return new PixelData(tag, vr, order, at, length, Optional.empty());
    }

    static PixelData encapsulated(List<Fragment> fragments) {
        return new PixelData(Tag.PIXEL_DATA, Vr.OB, ByteOrder.LITTLE_ENDIAN, 0, 0, Optional.of(List.copyOf(fragments)));
    }

    /**
     * The compressed bytes of a frame.
     *
     * @param file what {@link #fragments} point into
     * @param data has the extended table of offsets, if there is one
     * @param index in [0, frames)
     */
    byte[] compressed(RandomBytes file, DataSet data, int index, int frames) throws IOException {
        List<Fragment> all = fragments.orElseThrow();
        if (all.size() < 2) {
            throw FormatException.corrupt("dicom", "encapsulated pixel data without a fragment");
        }
        List<Fragment> parts = all.subList(1, all.size());
        if (frames == 1) {
            return joined(file, parts);
        }
        long[] starts = starts(file, data, all.get(0), frames);
        if (starts.length > 0) {
            return joined(file, between(parts, starts, index));
        }
        if (parts.size() != frames) {
            throw FormatException.unsupported(
                    "dicom",
                    frames + " frames in " + parts.size()
                            + " fragments, and no table of offsets says where each begins");
        }
        return joined(file, parts.subList(index, index + 1));
    }

    /** Where frames begin, counted from the first fragment's item; none if no table says so. */
    private static long[] starts(RandomBytes file, DataSet data, Fragment table, int frames) throws IOException {
        byte[] extended = data.get(Tag.EXTENDED_OFFSETS).map(Element::value).orElse(new byte[0]);
        boolean wide = extended.length > 0;
        int unit = wide ? 8 : 4;
        if (!wide && table.length == 0) {
            return new long[0];
        }
        long length = wide ? extended.length : table.length;
        if (length < (long) unit * frames) {
            throw FormatException.corrupt(
                    "dicom", "a table of " + length / unit + " offsets for " + frames + " frames");
        }
        byte[] bytes = wide ? extended : file.read(table.at, 4 * frames, "the table of offsets");
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] starts = new long[frames];
        for (int i = 0; i < frames; i++) {
            starts[i] = wide ? in.getLong() : in.getInt() & 0xffffffffL;
        }
        return starts;
    }

    private static List<Fragment> between(List<Fragment> parts, long[] starts, int index) throws FormatException {
        long origin = parts.get(0).at - 8;
        int first = at(parts, origin + starts[index]);
        int next = index + 1 < starts.length ? at(parts, origin + starts[index + 1]) : parts.size();
        if (first < 0 || next <= first) {
            throw FormatException.corrupt(
                    "dicom",
                    "the table of offsets says that frame " + (index + 1) + " begins at " + starts[index]
                            + ", where no fragment does");
        }
        return parts.subList(first, next);
    }

    private static int at(List<Fragment> parts, long item) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).at - 8 < item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < parts.size() && parts.get(low).at - 8 == item ? low : -1;
    }

    private static byte[] joined(RandomBytes file, List<Fragment> parts) throws IOException {
        long length = 0;
        for (Fragment part : parts) {
            length += part.length;
        }
        if (length > Runtime.getRuntime().maxMemory() / 4 || length > Integer.MAX_VALUE - 8) {
            throw FormatException.tooLarge("a compressed frame of " + (length >> 20)
                    + " MiB; give Java more memory with UPSCALE_JAVA_OPTS=-Xmx...");
        }
        ByteBuffer joined = ByteBuffer.allocate((int) length);
        for (Fragment part : parts) {
            joined.put(file.read(part.at, (int) part.length, "a fragment"));
        }
        return joined.array();
    }
}
