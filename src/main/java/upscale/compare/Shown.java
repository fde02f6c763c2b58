package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/** An image as RGB in bytes, to be looked at: samples are scaled, white to 255, and opacity lets what it lies on through. */
public final class Shown implements Image {
    /** What images lie on. */
    @FunctionalInterface
    public interface Ground {
        /** White. */
        Ground WHITE = (x, y) -> 255;

        /** The gray of a pixel, 0 to 255. */
        int at(int x, int y);
    }

    private final Image source;
    private final Ground ground;
    private final ImageInfo info;

    private Shown(Image source, Ground ground) {
        this.source = source;
        this.ground = ground;
        this.info = ImageInfo.rgb(source.info().width(), source.info().height(), SampleType.U8);
    }

    /** On white. */
    static Image of(Image source) {
        return of(source, Ground.WHITE);
    }

    /** @param source gray, red, green and blue, or planes that are no colours, of which the first three or the first are shown */
    public static Image of(Image source, Ground ground) {
        return new Shown(source, ground);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    /** The sample that is shown as 0: signed ones are shown from the smallest on. */
    static double black(ImageInfo info) {
        return info.type().floating() ? 0 : info.min();
    }

    @Override
    public RowReader newReader() {
        return new Rowwise()::read;
    }

    private final class Rowwise {
        private final ImageInfo in = source.info();
        private final RowReader reader = source.newReader();
        private final Band row = Band.of(in, 1);
        private final Samples samples = new Samples(in.width());
        private final Samples alphas = new Samples(in.width());
        private final double[] opacities = new double[in.width()];

        Rowwise() {
            Arrays.fill(opacities, 1);
        }

        void read(Band band) {
            for (int y = band.top(); y < band.bottom(); y++) {
                reader.read(row.at(y, y + 1));
                if (in.hasAlpha()) {
                    double[] alpha = alphas.row(row, in.channels() - 1, y);
                    for (int x = 0; x < opacities.length; x++) {
                        opacities[x] = Math.max(0, Math.min(alpha[x] / in.white(), 1));
                    }
                }
                for (int c = 0; c < info.channels(); c++) {
                    scale(in.colourChannels() >= info.channels() ? c : 0, y, band.asBytes(c, y));
                }
            }
        }

        private void scale(int channel, int y, byte[] out) {
            byte[] bytes = row.bytes(channel, y);
            if (bytes != null && in.white() == 255 && !in.hasAlpha()) {
                System.arraycopy(bytes, 0, out, 0, out.length);
                return;
            }
            double[] from = samples.row(row, channel, y);
            double black = black(in);
            double steps = 255 / (in.white() - black);
            for (int x = 0; x < out.length; x++) {
                double scaled = Math.rint((from[x] - black) * steps);
                double clamped = Math.max(0, Math.min(scaled, 255));
                int below = ground.at(x, y);
                out[x] = (byte) Math.rint(below - (below - clamped) * opacities[x]);
            }
        }
    }
}
