package upscale.job;

import java.io.IOException;
import upscale.image.BandSink;
import upscale.image.ImageInfo;

/** A sink whose rows are told of when they are appended. */
final class Counted<C> implements BandSink<C> {
    private final BandSink<C> sink;
    private final ImageInfo info;
    private final Advance advance;
    private int top; // of what is appended next

    /** @param info of the image that goes there */
    Counted(BandSink<C> sink, ImageInfo info, Advance advance) {
        this.sink = sink;
        this.info = info;
        this.advance = advance;
    }

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
        int rows = Math.min(sink.bandRows(), info.height() - top);
        top += rows;
        advance.written((long) rows * info.width(), (long) info.height() * info.width());
    }
}
