package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * A picture of how two images differ, of their size: RGB in bytes; gray, of {@link DiffStyle#MASK}; of {@link DiffStyle#HIGHLIGHT}, which has few colours,
 * a palette, which takes a third of the time to write. Each pixel has a position, which says what is found there, and a table has a colour for each position.
 */
final class DiffMap implements Image {
    /** Vermilion, which is told from gray by those who see no red, too (Okabe and Ito 2008). */
    private static final int[] MARK = {213, 94, 0};

    /** How much of the expected image is left above white. */
    private static final double FAINT = 0.25;

    private static final int WHITE = 255;

    /** The last of the levels of gray of what is left, counted from white. */
    private static final int LAST_LEVEL = level(0);

    /** The position of pixels that are marked, after those of levels of gray. */
    private static final int MARKED = WHITE + 1;

    private static final byte[] BLACK_AND_WHITE = {0, (byte) WHITE};

    private final Image actual;
    private final Image expected;
    private final DiffStyle style;
    private final Nearness nearness;
    private final double scale;
    private final byte[][] colours; // [channel][position]
    private final ImageInfo info;

    private DiffMap(Image actual, Image expected, DiffStyle style, Nearness nearness, double scale) {
        this.actual = actual;
        this.expected = expected;
        this.style = style;
        this.nearness = nearness;
        this.scale = scale;
        this.colours = switch (style) {
            case MASK -> new byte[][] {BLACK_AND_WHITE};
            case HEATMAP -> channels(ColourMap.VIRIDIS);
            case SIGNED -> channels(ColourMap.DIVERGING);
            case HIGHLIGHT -> new byte[][] {levels()};
            default -> marks();
        };
        ImageInfo in = actual.info();
        this.info = switch (style) {
            case MASK -> ImageInfo.gray(in.width(), in.height(), SampleType.U8);
            case HIGHLIGHT -> ImageInfo.palette(in.width(), in.height(), SampleType.U8, palette());
            default -> ImageInfo.rgb(in.width(), in.height(), SampleType.U8);
        };
    }

    private static byte[][] channels(ColourMap map) {
        return new byte[][] {map.channel(0), map.channel(1), map.channel(2)};
    }

    private static int level(int gray) {
        return WHITE - (int) Math.rint(WHITE - (WHITE - gray) * FAINT);
    }

    /** The level of each position; that of marks is the one after the last. */
    private static byte[] levels() {
        byte[] table = new byte[MARKED + 1];
        for (int gray = 0; gray <= WHITE; gray++) {
            table[gray] = (byte) level(gray);
        }
        table[MARKED] = (byte) (LAST_LEVEL + 1);
        return table;
    }

    private static Palette palette() {
        int[] rgba = new int[LAST_LEVEL + 2];
        for (int level = 0; level <= LAST_LEVEL; level++) {
            int gray = WHITE - level;
            rgba[level] = gray << 24 | gray << 16 | gray << 8 | WHITE;
        }
        rgba[LAST_LEVEL + 1] = MARK[0] << 24 | MARK[1] << 16 | MARK[2] << 8 | WHITE;
        return new Palette(rgba);
    }

    /** The same, without a palette. */
    private static byte[][] marks() {
        Palette palette = palette();
        byte[] levels = levels();
        byte[][] table = new byte[MARK.length][levels.length];
        for (int c = 0; c < MARK.length; c++) {
            for (int position = 0; position < levels.length; position++) {
                table[c][position] = (byte) palette.component(levels[position], c);
            }
        }
        return table;
    }

    /**
     * The map.
     *
     * @param actual an image
     * @param expected what it is compared with; of its size, channels and type
     * @param style one of positions: {@link DiffStyle#HIGHLIGHT}, the same in RGB ({@code SIDE_BY_SIDE}), {@code HEATMAP}, {@code SIGNED} or {@code MASK}
     * @param nearness which pixels differ
     * @param gain what differences are multiplied by
     * @param range of samples: a difference of this size is shown in the last colour
     */
    static Image of(Image actual, Image expected, DiffStyle style, Nearness nearness, double gain, double range) {
        return new DiffMap(actual, expected, style, nearness, gain / range);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        return new Rowwise()::read;
    }

    private final class Rowwise {
        private final RowReader left = actual.newReader();
        private final RowReader right = expected.newReader();
        private final Band a = Band.of(actual.info(), 1);
        private final Band b = Band.of(expected.info(), 1);
        private final Samples p = new Samples(info.width());
        private final Samples q = new Samples(info.width());
        private final Differing differing = new Differing(info.width(), nearness);
        private final double[] values = new double[info.width()];
        private final int[] positions = new int[info.width()];

        void read(Band band) {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                left.read(a.at(y, y + 1));
                right.read(b.at(y, y + 1));
                place(y);
                for (int c = 0; c < colours.length; c++) {
                    byte[] out = band.asBytes(c, y);
                    byte[] table = colours[c];
                    for (int x = 0; x < out.length; x++) {
                        out[x] = table[positions[x]];
                    }
                }
            }
        }

        private void place(int y) {
            switch (style) {
                case HEATMAP -> heat(y);
                case SIGNED -> signed(y);
                case MASK -> {
                    Arrays.fill(positions, 0);
                    mark(y, 1);
                }
                default -> {
                    gray(y);
                    mark(y, MARKED);
                }
            }
        }

        private void heat(int y) {
            farthest(y);
            double steps = scale * ColourMap.LAST;
            for (int x = 0; x < positions.length; x++) {
                positions[x] = Math.min((int) Math.rint(Math.abs(values[x]) * steps), ColourMap.LAST);
            }
        }

        private void signed(int y) {
            farthest(y);
            int middle = ColourMap.LAST / 2;
            double steps = scale * middle;
            for (int x = 0; x < positions.length; x++) {
                int position = (int) Math.rint(values[x] * steps);
                positions[x] = middle + Math.max(-middle, Math.min(position, middle));
            }
        }

        // The difference of the channel that differs most, the first of several, with its sign.
        private void farthest(int y) {
            Arrays.fill(values, 0);
            for (int c = 0; c < a.channels(); c++) {
                if (nearness.same(a, b, c, y)) {
                    continue;
                }
                double[] is = p.row(a, c, y);
                double[] should = q.row(b, c, y);
                for (int x = 0; x < values.length; x++) {
                    double difference = nearness.difference(is[x], should[x]);
                    if (difference > Math.abs(values[x])) {
                        values[x] = is[x] < should[x] ? -difference : difference;
                    }
                }
            }
        }

        private void mark(int y, int position) {
            boolean[] differs = differing.row(a, b, y);
            for (int x = 0; x < positions.length; x++) {
                positions[x] = differs[x] ? position : positions[x];
            }
        }

        // The mean of the colours that are expected, in bytes.
        private void gray(int y) {
            ImageInfo in = expected.info();
            int count = in.colourChannels();
            Arrays.fill(values, 0);
            for (int c = 0; c < count; c++) {
                double[] should = q.row(b, c, y);
                for (int x = 0; x < values.length; x++) {
                    values[x] += should[x];
                }
            }
            double black = Shown.black(in);
            double steps = WHITE / ((in.white() - black) * count);
            for (int x = 0; x < positions.length; x++) {
                int gray = (int) Math.rint((values[x] - black * count) * steps);
                positions[x] = Math.max(0, Math.min(gray, WHITE));
            }
        }
    }
}
