package upscale.method.shuffle;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * An image whose channels are the places in the blocks of its source: {@code out[deep(c, i, j)][y][x] = in[c][y R + i][x S + j]}. Reads the
 * rows of one block after another.
 *
 * @param source the wide image
 * @param info the deep image's: as many pixels as the source has blocks
 * @param block which place goes to which channel
 */
record Unshuffled(Image source, ImageInfo info, Block block) implements Image {
    @Override
    public RowReader newReader() {
        return info.type().wide() ? new Reader<>(Rows.DOUBLE) : new Reader<>(Rows.FLOAT);
    }

    private final class Reader<R> implements RowReader {
        private final Rows<R> loops;
        private final RowReader reader = source.newReader();
        private final Band wide = Band.of(source.info(), block.rows());
        private final R scratch;

        Reader(Rows<R> loops) {
            this.loops = loops;
            this.scratch = loops.allocate(0); // never copied into: the arithmetic is the band's own
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                int top = y * block.rows();
                reader.read(wide.at(top, top + block.rows()));
                for (int c = 0; c < block.channels(); c++) {
                    for (int i = 0; i < block.rows(); i++) {
                        R in = row(wide, c, top + i);
                        for (int j = 0; j < block.columns(); j++) {
                            R out = row(band, block.deep(c, i, j), y);
                            loops.stride(in, j, block.columns(), out, info.width());
                        }
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
