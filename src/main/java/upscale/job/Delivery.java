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
import upscale.image.Band;
import upscale.image.Image;
import upscale.job.JobResult.StageTime;
import upscale.job.OutputNaming.Destination;
import upscale.sweep.BandSweep;

/**
 * One image on its way to where it goes. Written by {@link #write}, it is in place only after {@link #commit}; closed before that,
 * nothing is left of it, unless it went to standard output or a device.
 */
final class Delivery implements Closeable {
    private final Destination destination;
    private final UpscalePlan plan;
    private final Optional<OutputFile> file;
    private final OutputStream stream;
    private final LongAdder packing = new LongAdder();
    private final LongAdder writing = new LongAdder();

    private Delivery(Destination destination, UpscalePlan plan, Optional<OutputFile> file, OutputStream stream) {
        this.destination = destination;
        this.plan = plan;
        this.file = file;
        this.stream = stream;
    }

    /** @param standard standard output; not closed */
    static Delivery to(Destination destination, UpscalePlan plan, boolean overwrite, OutputStream standard)
            throws IOException {
        if (destination.file().isEmpty()) {
            return new Delivery(destination, plan, Optional.empty(), standard);
        }
        Path path = destination.file().get();
        if (OutputCheck.isDevice(path)) {
            return new Delivery(destination, plan, Optional.empty(), Files.newOutputStream(path));
        }
        if (destination.makesFolder()) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        return new Delivery(destination, plan, Optional.of(OutputFile.create(path, overwrite)), null);
    }

    void write(Image image, Metadata metadata) throws IOException {
        Format format = destination.format();
        if (file.isPresent()) {
            encode(image, metadata, format, file.get().channel());
        } else if (format.seeks()) {
            spool(image, metadata, format);
        } else {
            encode(image, metadata, format, Channels.newChannel(stream));
        }
    }

    // A format that goes back in its file cannot be written to a pipe: it is written to a temporary file first.
    private void spool(Image image, Metadata metadata, Format format) throws IOException {
        Path temporary = Files.createTempFile("upscale", ".part");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                encode(image, metadata, format, channel);
            }
            Files.copy(temporary, stream);
        } finally {
            Files.delete(temporary);
        }
    }

    private void encode(Image image, Metadata metadata, Format format, WritableByteChannel channel) throws IOException {
        sweep(image, format.encoder(image.info(), metadata, plan.write(), channel));
    }

    private <C> void sweep(Image image, Encoder<C> encoder) throws IOException {
        TimedEncoder<C> timed = new TimedEncoder<>(encoder, packing, writing);
        BandSweep.run(image, timed, plan.threads());
        timed.finish();
    }

    void commit() throws IOException {
        if (file.isPresent()) {
            file.get().commit();
        } else {
            stream.flush();
        }
    }

    /** The time that encoding took. */
    List<StageTime> times() {
        return List.of(
                new StageTime("pack " + destination.format().name(), packing.sum()),
                new StageTime("write", writing.sum()));
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        } else if (destination.file().isPresent()) {
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
    }
}
