package upscale.regression;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Oriented;
import upscale.image.RowReader;
import upscale.image.Unfolding;
import upscale.job.JobResult;

/** A file of which the pictures are compared. Whatever is wrong with it, the message names it. */
final class ReadFile implements Closeable {
    private final Path file;
    private final Document document;
    private final List<Integer> pictures;

    private ReadFile(Path file, Document document) {
        this.file = file;
        this.document = document;
        this.pictures = document.pictures();
    }

    /** A file that cannot be read; the message names it. */
    static final class UndecodableException extends IOException {
        private static final long serialVersionUID = 1L;

        private UndecodableException(Path file, Throwable cause) {
            super(file + ": " + JobResult.Failed.because(file.toString(), cause).reason(), cause);
        }
    }

    static ReadFile open(Path file, Formats formats, Allowance allowance) throws UndecodableException {
        return named(file, () -> {
            if (Files.isDirectory(file)) {
                throw new IOException("is a folder, expected an image file");
            }
            Source source = Source.of(file, allowance);
            return new ReadFile(file, Guarded.read(formats.of(source), source));
        });
    }

    /** How many pictures there are. */
    int pages() {
        return pictures.size();
    }

    /** About how many bytes picture {@code index} takes; 0 if there is none. */
    long memory(int index) throws UndecodableException {
        return index < pages() ? named(file, () -> document.memory(pictures.get(index))) : 0;
    }

    /** Picture {@code index}, if there is one; the one before is not read any more. */
    Optional<ReadPage> page(int index) throws UndecodableException {
        return index < pages()
                ? Optional.of(named(file, () -> new ReadPage(file, document.page(pictures.get(index)))))
                : Optional.empty();
    }

    /** Decodes what no rule has looked at of the last picture: it may be damaged, too. */
    void finish() throws UndecodableException {
        named(file, () -> {
            document.finish();
            return document;
        });
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** One of its pictures. */
    record ReadPage(Path file, Page page) {
        /** The image, upright. */
        Image image() throws UndecodableException {
            Orientation orientation = page.metadata().orientation();
            return orientation == Orientation.UPRIGHT
                    ? new Named(file, page.image())
                    : named(file, () -> Oriented.upright(page.raster(), orientation));
        }

        /** What it is decoded in, if that is from the top down, and that is what is compared. */
        Optional<Unfolding> unfolding() {
            return page.metadata().orientation() == Orientation.UPRIGHT ? page.unfolding() : Optional.empty();
        }
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private static <T> T named(Path file, Reading<T> reading) throws UndecodableException {
        try {
            return reading.run();
        } catch (UndecodableException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new UndecodableException(file, e);
        }
    }

    /** An image that may be decoded only when it is read: what fails then names the file. */
    private record Named(Path file, Image image) implements Image {
        @Override
        public ImageInfo info() {
            return image.info();
        }

        @Override
        public RowReader newReader() {
            RowReader reader = image.newReader();
            return band -> {
                try {
                    reader.read(band);
                } catch (UncheckedIOException e) {
                    throw new UncheckedIOException(new UndecodableException(file, e.getCause()));
                }
            };
        }
    }
}
