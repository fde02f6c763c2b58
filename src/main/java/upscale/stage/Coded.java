package upscale.stage;

import java.util.function.Supplier;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** An image of the same type whose colours are codes for what they were. Alpha is left alone. */
public final class Coded implements Image {
    private final Image source;
    private final Supplier<CodeMap> finding;
    private CodeMap map; // null until it is found; guarded by this

    /** @param finding tells what codes shall stand for; asked once, when the image is first read */
    public Coded(Image source, Supplier<CodeMap> finding) {
        this.source = source;
        this.finding = finding;
    }

    @Override
    public ImageInfo info() {
        return source.info();
    }

    /** What its codes stand for. */
    public synchronized CodeMap map() {
        if (map == null) {
            map = finding.get();
        }
        return map;
    }

    @Override
    public RowReader newReader() {
        RowReader reader = source.newReader();
        return band -> {
            CodeMap codes = map();
            reader.read(band);
            for (int c = 0; c < info().colourChannels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    encode(codes, band, c, y);
                }
            }
        };
    }

    private static void encode(CodeMap codes, Band band, int channel, int y) {
        if (band.wide()) {
            double[] row = band.wideRow(channel, y);
            for (int x = 0; x < row.length; x++) {
                row[x] = codes.code(row[x]);
            }
        } else {
            float[] row = band.row(channel, y);
            for (int x = 0; x < row.length; x++) {
                row[x] = (float) codes.code(row[x]);
            }
        }
    }
}
