package upscale.compare;

import java.util.Arrays;
import java.util.List;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/** Images of one size and kind beside one another, with a gap between them. */
final class Abreast implements Image {
    private static final int GAP = 8;
    private static final byte GAP_GRAY = (byte) 128;

    private final List<Image> images;
    private final ImageInfo info;

    /** @param images RGB in bytes, whose readers write bytes */
    Abreast(Image... images) {
        this.images = List.of(images);
        ImageInfo one = images[0].info();
        int width = Math.addExact(Math.multiplyExact(one.width(), images.length), GAP * (images.length - 1));
        this.info = ImageInfo.rgb(width, one.height(), SampleType.U8);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        List<RowReader> readers = images.stream().map(Image::newReader).toList();
        ImageInfo one = images.get(0).info();
        Band row = Band.of(one, 1);
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                for (int c = 0; c < info.channels(); c++) {
                    Arrays.fill(band.asBytes(c, y), GAP_GRAY);
                }
                for (int i = 0; i < readers.size(); i++) {
                    readers.get(i).read(row.at(y, y + 1));
                    for (int c = 0; c < info.channels(); c++) {
                        byte[] from = row.bytes(c, y);
                        System.arraycopy(from, 0, band.bytes(c, y), i * (one.width() + GAP), one.width());
                    }
                }
            }
        };
    }
}
