package upscale.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A few colours in the place of many, by median cut (P. Heckbert 1982, Color image quantization for frame buffer display): the box of colours in
 * which most pixels lie farthest apart is cut in two at their median, until there are as many boxes as colours may be. Colours are told apart by five
 * bits of each channel. Immutable.
 */
final class Colours {
    private static final int BITS = 5;
    private static final int SIDE = 1 << BITS;
    private static final int DROPPED = 8 - BITS;
    private static final int CHANNELS = 3;

    private final int[] indexes = new int[SIDE * SIDE * SIDE];
    private final List<int[]> palette = new ArrayList<>();

    private Colours() {}

    /**
     * Those of a picture.
     *
     * @param pixels each 0xRRGGBB
     * @param most how many there may be, at least 1
     */
    static Colours of(int[] pixels, int most) {
        long[] counts = new long[SIDE * SIDE * SIDE];
        long[][] sums = new long[CHANNELS][counts.length];
        for (int pixel : pixels) {
            int bin = bin(pixel);
            counts[bin]++;
            for (int c = 0; c < CHANNELS; c++) {
                sums[c][bin] += channel(pixel, c);
            }
        }
        List<Integer> bins = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                bins.add(bin);
            }
        }
        List<Box> boxes = new ArrayList<>(List.of(new Box(bins, counts)));
        while (boxes.size() < most) {
            Box widest =
                    boxes.stream().max(Comparator.comparingLong(Box::spread)).orElseThrow();
            if (widest.bins.size() < 2) {
                break;
            }
            boxes.remove(widest);
            boxes.addAll(widest.cut());
        }
        Colours colours = new Colours();
        for (Box box : boxes) {
            colours.add(box, sums);
        }
        return colours;
    }

    private void add(Box box, long[][] sums) {
        int[] mean = new int[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            long sum = 0;
            for (int bin : box.bins) {
                sum += sums[c][bin];
            }
            mean[c] = (int) ((sum + box.pixels / 2) / box.pixels);
        }
        box.bins.forEach(bin -> indexes[bin] = palette.size());
        palette.add(mean);
    }

    /** Red, green and blue of each, 0 to 255. */
    List<int[]> palette() {
        return palette;
    }

    /** Which one stands for a pixel of the picture. */
    int index(int pixel) {
        return indexes[bin(pixel)];
    }

    private static int bin(int pixel) {
        int bin = 0;
        for (int c = 0; c < CHANNELS; c++) {
            bin = bin << BITS | channel(pixel, c) >> DROPPED;
        }
        return bin;
    }

    private static int channel(int pixel, int c) {
        return pixel >> 8 * (CHANNELS - 1 - c) & 0xff;
    }

    /** Some of the bins, and how far they are apart along the channel in which that is most. */
    private static final class Box {
        private final List<Integer> bins;
        private final long[] counts;
        private final long pixels;
        private int axis;
        private int length = -1;

        Box(List<Integer> bins, long[] counts) {
            this.bins = bins;
            this.counts = counts;
            this.pixels = bins.stream().mapToLong(bin -> counts[bin]).sum();
            for (int c = 0; c < CHANNELS; c++) {
                int channel = c;
                int low = bins.stream().mapToInt(bin -> at(bin, channel)).min().orElse(0);
                int high = bins.stream().mapToInt(bin -> at(bin, channel)).max().orElse(0);
                if (high - low > length) {
                    length = high - low;
                    axis = c;
                }
            }
        }

        private static int at(int bin, int channel) {
            return bin >> BITS * (CHANNELS - 1 - channel) & SIDE - 1;
        }

        long spread() {
            return length * pixels;
        }

        List<Box> cut() {
            List<Integer> sorted = bins.stream()
                    .sorted(Comparator.comparingInt((Integer bin) -> at(bin, axis)))
                    .toList();
            long before = 0;
            int end = 0;
            while (end < sorted.size() - 1 && (end == 0 || 2 * before < pixels)) {
                before += counts[sorted.get(end)];
                end++;
            }
            return List.of(
                    new Box(sorted.subList(0, end), counts), new Box(sorted.subList(end, sorted.size()), counts));
        }
    }
}
