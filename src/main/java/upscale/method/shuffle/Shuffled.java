package upscale.method.shuffle;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * An image whose blocks of pixels are the channels of its source: {@code out[c][y R + i][x S + j] = in[deep(c, i, j)][y][x]}.
 *
 * @param source the deep image
 * @param info the wide image's: as many blocks as the source has pixels
 * @param block which channel goes where
 */
record Shuffled(Image source, ImageInfo info, Block block) implements Image {
    @Override
    public RowReader newReader() {
        return info.type().wide() ? new Reader<>(Rows.DOUBLE) : new Reader<>(Rows.FLOAT);
    }

    private final class Reader<R> implements RowReader {
        private final Rows<R> loops;
        private final RowReader reader = source.newReader();
        private final R scratch;
        private Band deep = Band.of(source.info(), 1);

        Reader(Rows<R> loops) {
            this.loops = loops;
            this.scratch = loops.allocate(0); // never copied into: the arithmetic is the band's own
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            int top = band.top() / block.rows();
            int bottom = (band.bottom() + block.rows() - 1) / block.rows();
            if (bottom - top > deep.capacity()) {
                deep = Band.of(source.info(), bottom - top);
            }
            reader.read(deep.at(top, bottom));
            for (int c = 0; c < info.channels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    R out = row(band, c, y);
                    for (int j = 0; j < block.columns(); j++) {
                        R in = row(deep, block.deep(c, y % block.rows(), j), y / block.rows());
                        loops.spread(in, out, j, block.columns(), deep.width());
                    }
                }
            }
        }

        private R row(Band band, int channel, int y) {
            return band.wide()
                    ? loops.of(band.wideRow(channel, y), scratch, 0)
                    : loops.of(band.row(channel, y), scratch, 0);
        }
    }
}
