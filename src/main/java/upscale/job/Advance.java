package upscale.job;

import java.io.IOException;
import upscale.image.BandSink;

/** Is told how far the writing of a result is. On any thread. */
@FunctionalInterface
interface Advance {
    /** Where nobody wants to know. */
    Advance UNTOLD = (pixels, of) -> {};

    /**
     * Some rows more of a page are written.
     *
     * @param pixels of those rows
     * @param of the whole page
     */
    void written(long pixels, long of);

    /** {@code sink}, whose rows this is told of. */
    default <C> BandSink<C> of(BandSink<C> sink, int width, int height) {
        return new BandSink<>() {
            private int top; // of what is appended next

            @Override
            public int bandRows() {
                return sink.bandRows();
            }

            @Override
            public int contextRows() {
                return sink.contextRows();
            }

            @Override
            public Packer<C> newPacker() {
                return sink.newPacker();
            }

            @Override
            public void append(C chunk) throws IOException {
                sink.append(chunk);
                int rows = Math.min(sink.bandRows(), height - top);
                top += rows;
                written((long) rows * width, (long) height * width);
            }
        };
    }
}
