package upscale.compare;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/** An image as RGB in bytes, to be looked at: samples are scaled, white to 255, and opacity lets white through. */
record Shown(Image source, ImageInfo info) implements Image {
    static Image of(Image source) {
        ImageInfo in = source.info();
        return new Shown(source, ImageInfo.rgb(in.width(), in.height(), SampleType.U8));
    }

    /** A sample in bytes, clamped. */
    static float scaled(double sample, ImageInfo info) {
        double part = (sample - black(info)) / (info.white() - black(info));
        return (float) Math.rint(255 * (part < 0 ? 0 : part < 1 ? part : 1));
    }

    // Signed samples are shown from the smallest on.
    private static double black(ImageInfo info) {
        return info.type().floating() ? 0 : info.min();
    }

    /** A sample in bytes, of which only a part is left above white. */
    static float faded(double sample, ImageInfo info, double part) {
        return (float) Math.rint(255 - (255 - scaled(sample, info)) * part);
    }

    @Override
    public RowReader newReader() {
        ImageInfo in = source.info();
        RowReader reader = source.newReader();
        Band row = Band.of(in, 1);
        int colours = in.colourChannels();
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                reader.read(row.at(y, y + 1));
                for (int c = 0; c < 3; c++) {
                    int from = colours >= 3 ? c : 0;
                    float[] out = band.row(c, y);
                    for (int x = 0; x < out.length; x++) {
                        double opacity = in.hasAlpha() ? row.sample(in.channels() - 1, x, y) / in.white() : 1;
                        out[x] = faded(row.sample(from, x, y), in, opacity);
                    }
                }
            }
        };
    }
}
