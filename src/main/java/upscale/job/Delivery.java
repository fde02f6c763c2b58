package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.WriteOptions;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.job.JobResult.StageTime;
import upscale.job.OutputNaming.Destination;
import upscale.sweep.BandSweep;
import upscale.sweep.Errand;

/**
 * One file on its way to where it goes. Its pages are written by {@link #write}, and it is whole after {@link #finish}, but in place only after
 * {@link #commit}; closed before that, nothing is left of it, unless it went to standard output or a device.
 */
public final class Delivery implements Closeable {
    private final Destination destination;
    private final WriteOptions options;
    private final boolean overwrite;
    private final OutputStream standard;
    private final Errand errand;
    private final LongAdder packing = new LongAdder();
    private final LongAdder writing = new LongAdder();

    // What there is of it, from the first page on: a file in the making, or else a stream, which may have a file before
    // it.
    private OutputFile file;
    private OutputStream stream;
    private FileChannel spool;
    private TimedEncoder<?> encoder;

    /**
     * Opens nothing yet.
     *
     * @param standard standard output; not closed
     * @param errand holds what is to vanish if it is given up
     */
    public Delivery(
            Destination destination, WriteOptions options, boolean overwrite, OutputStream standard, Errand errand) {
        this.destination = destination;
        this.options = options;
        this.overwrite = overwrite;
        this.standard = standard;
        this.errand = errand;
    }

    /** The file that it goes to; none if that is standard output. */
    public Optional<Path> target() {
        return destination.file();
    }

    /** Whether what is written cannot be taken back: it goes to standard output or a device. */
    boolean streamed() {
        return !destination.isFile();
    }

    /** Writes a page, as {@link #write(Image, Metadata, int, Advance)} does, and tells nobody. */
    public void write(Image image, Metadata metadata, int threads) throws IOException {
        write(image, metadata, threads, (pixels, of) -> {});
    }

    /**
     * Writes a page: the only one, unless the format {@linkplain Format#writesPages() holds several}.
     *
     * @param threads how many compute, at least 1
     * @param advance is told of what is written of it
     */
    void write(Image image, Metadata metadata, int threads, Advance advance) throws IOException {
        encoder = encoder == null
                ? timed(destination.format().encoder(image.info(), metadata, options, open()))
                : encoder.next(image.info(), metadata);
        BandSweep.run(image, new Counted<>(encoder, image.info(), advance), threads);
    }

    private <C> TimedEncoder<C> timed(Encoder<C> untimed) {
        return new TimedEncoder<>(untimed, packing, writing);
    }

    private WritableByteChannel open() throws IOException {
        if (destination.file().isEmpty()) {
            stream = standard;
        } else {
            Path path = destination.file().get();
            if (!streamed()) {
                if (destination.makesFolder()) {
                    Files.createDirectories(path.toAbsolutePath().getParent());
                }
                file = errand.hold(() -> OutputFile.create(path, overwrite));
                return file.channel();
            }
            stream = Files.newOutputStream(path);
        }
        if (!destination.format().seeks()) {
            return Channels.newChannel(stream);
        }
        // A format that goes back in its file cannot be written to a pipe: it is written to a temporary file first.
        // No name is left of that once it is open, where the system can do that: so nothing else is, whatever happens.
        Path temporary = Files.createTempFile("upscale", ".part");
        spool = errand.hold(() -> FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        return spool;
    }

    /** Writes what follows the last page, all of it to where it stays. */
    public void finish() throws IOException {
        encoder.finish();
        long start = System.nanoTime();
        if (file != null) {
            file.seal();
        } else if (spool != null) {
            Channels.newInputStream(spool.position(0)).transferTo(stream);
        }
        writing.add(System.nanoTime() - start);
    }

    /** Puts what is finished in place. */
    public void commit() throws IOException {
        if (file != null) {
            file.commit();
        } else {
            stream.flush();
        }
    }

    /** What {@link #commit} puts in place, if that is a file. */
    Optional<OutputFile> file() {
        return Optional.ofNullable(file);
    }

    /** The time that encoding took. */
    List<StageTime> times() {
        return List.of(
                new StageTime("pack " + destination.format().name(), packing.sum()),
                new StageTime("write", writing.sum()));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (spool != null) {
            spool.close();
        }
        if (stream != null && destination.file().isPresent()) {
            stream.close();
        }
    }

    /** An encoder whose halves are timed. */
    private record TimedEncoder<C>(Encoder<C> encoder, LongAdder packing, LongAdder writing) implements Encoder<C> {
        @Override
        public int bandRows() {
            return encoder.bandRows();
        }

        @Override
        public int contextRows() {
            return encoder.contextRows();
        }

        @Override
        public Packer<C> newPacker() {
            Packer<C> packer = encoder.newPacker();
            return (Band band, int top) -> {
                long start = System.nanoTime();
                C chunk = packer.pack(band, top);
                packing.add(System.nanoTime() - start);
                return chunk;
            };
        }

        @Override
        public void append(C chunk) throws IOException {
            long start = System.nanoTime();
            encoder.append(chunk);
            writing.add(System.nanoTime() - start);
        }

        @Override
        public void finish() throws IOException {
            long start = System.nanoTime();
            encoder.finish();
            writing.add(System.nanoTime() - start);
        }

        @Override
        public TimedEncoder<?> next(ImageInfo info, Metadata metadata) throws IOException {
            return timed(encoder.next(info, metadata));
        }

        private <N> TimedEncoder<N> timed(Encoder<N> untimed) {
            return new TimedEncoder<>(untimed, packing, writing);
        }
    }
}
