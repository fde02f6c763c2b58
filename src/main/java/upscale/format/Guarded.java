package upscale.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;

/** A document whose decoder is behind a {@link Fence}, as are the samples of its pages, and of which no page is decoded that is larger than its source allows. */
public final class Guarded implements Document {
    private final String format;
    private final Allowance allowance;
    private final Document document;

    private Guarded(String format, Allowance allowance, Document document) {
        this.format = format;
        this.allowance = allowance;
        this.document = document;
    }

    /**
     * What {@code format} makes of {@code source}.
     *
     * @throws FormatException if the file is corrupt, unsupported or too large, whichever way its decoder tells
     * @throws IOException if it cannot be read at all
     */
    public static Document read(Format format, Source source) throws IOException {
        return new Guarded(format.name(), source.allowance(), Fence.around(format.name(), () -> format.read(source)));
    }

    @Override
    public int pageCount() {
        return document.pageCount();
    }

    @Override
    public Page page(int index) throws IOException {
        requireAllowed(index);
        Page page = Fence.around(format, () -> document.page(index));
        return page.image() instanceof Raster
                ? page
                : new Page(new Samples(format, page.image()), page.metadata(), page.omissions());
    }

    @Override
    public void finish() throws IOException {
        Fence.around(format, () -> {
            document.finish();
            return document;
        });
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    @Override
    public ImageInfo info(int index) throws IOException {
        return Fence.around(format, () -> document.info(index));
    }

    @Override
    public long memory(int index) throws IOException {
        requireAllowed(index);
        return Fence.around(format, () -> document.memory(index));
    }

    @Override
    public Metadata metadata(int index) throws IOException {
        return Fence.around(format, () -> document.metadata(index));
    }

    @Override
    public List<Integer> pictures() {
        return document.pictures();
    }

    @Override
    public int readable() {
        return document.readable();
    }

    @Override
    public String remark(int index) {
        return document.remark(index);
    }

    private void requireAllowed(int index) throws IOException {
        ImageInfo info = info(index);
        allowance.requirePage(info.width(), info.height());
    }

    /** Samples that are decoded when they are read. */
    record Samples(String format, Image image) implements Image {
        @Override
        public ImageInfo info() {
            return image.info();
        }

        @Override
        public RowReader newReader() {
            RowReader reader = image.newReader();
            return band -> {
                band.requireFits(info());
                try {
                    Fence.around(format, () -> {
                        reader.read(band);
                        return band;
                    });
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }

        /** See {@link Page#raster}. */
        Raster raster() throws IOException {
            return Fence.around(format, () -> new Page(image, Metadata.NONE).raster());
        }
    }
}
