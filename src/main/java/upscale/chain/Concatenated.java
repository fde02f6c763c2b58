package upscale.chain;

import java.util.ArrayList;
import java.util.List;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * The channels of several images of one size and type, one image's after another's: planes that are no colours.
 *
 * @param parts at least one
 */
record Concatenated(List<Image> parts) implements Image {
    @Override
    public ImageInfo info() {
        int channels = parts.stream().mapToInt(p -> p.info().channels()).sum();
        return parts.get(0).info().withChannels(channels);
    }

    @Override
    public RowReader newReader() {
        List<RowReader> readers = parts.stream().map(Image::newReader).toList();
        List<Band> bands = new ArrayList<>();
        parts.forEach(p -> bands.add(Band.of(p.info(), 1)));
        return band -> {
            int from = 0;
            for (int i = 0; i < readers.size(); i++) {
                if (bands.get(i).capacity() < band.bottom() - band.top()) {
                    bands.set(i, Band.of(parts.get(i).info(), band.bottom() - band.top()));
                }
                Band part = bands.get(i).at(band.top(), band.bottom());
                readers.get(i).read(part);
                copy(part, band, from);
                from += part.channels();
            }
        };
    }

    private static void copy(Band part, Band band, int from) {
        for (int c = 0; c < part.channels(); c++) {
            for (int y = band.top(); y < band.bottom(); y++) {
                if (band.wide()) {
                    System.arraycopy(part.wideRow(c, y), 0, band.wideRow(from + c, y), 0, band.width());
                } else {
                    System.arraycopy(part.row(c, y), 0, band.row(from + c, y), 0, band.width());
                }
            }
        }
    }
}
