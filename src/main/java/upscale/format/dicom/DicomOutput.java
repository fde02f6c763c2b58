package upscale.format.dicom;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.image.Colour;
import upscale.image.ImageInfo;

/**
 * A DICOM file that grows: pixels are written behind the header that is to be expected, and the header when all is known. Should it turn out to
 * have another length, because not all of a file's frames came, pixels are moved.
 */
final class DicomOutput {
    private final ImageInfo info;
    private final Metadata metadata;
    private final TransferSyntax syntax;
    private final OutputBytes out;
    private final PixelOutput pixels;
    private final List<Instance> instances = new ArrayList<>();
    private final MessageDigest digest = Uid.digest();
    private final long start;
    private int frames = 1;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** @param syntax {@link TransferSyntax#RLE}, of whole bytes only, or {@link TransferSyntax#EXPLICIT_LITTLE} */
    DicomOutput(ImageInfo info, Metadata metadata, TransferSyntax syntax, SeekableByteChannel channel)
            throws IOException {
        this.info = info;
        this.metadata = metadata;
        this.syntax = syntax;
        this.out = new OutputBytes(channel);
        metadata.attached(Instance.class).ifPresent(instances::add);
        int allocated = PixelModule.allocated(info);
        PixelOutput.requireRoom(info.pixels() * info.channels() * allocated / 8);
        int expected = instances.isEmpty() ? 1 : instances.get(0).data().integer(Tag.FRAMES, 1);
        List<Instance> all = new ArrayList<>(instances);
        for (int i = 1; i < expected; i++) {
            Instance first = instances.get(0);
            all.add(new Instance(first.data(), i, first.lossy(), first.journey(), first.sources()));
        }
        this.start = header(all, expected, extremes(0, 0), pixels(0, allocated)).length;
        this.pixels = pixels(start, allocated);
    }

    private PixelOutput pixels(long at, int allocated) {
        return syntax == TransferSyntax.RLE
                ? new RleOutput(out, at, info.channels() * allocated / 8, info.width(), info.height())
                : new NativeOutput(out, at, allocated == 1);
    }

    void addFrame(Metadata next) throws IOException {
        pixels.endFrame();
        frames++;
        next.attached(Instance.class).ifPresent(instances::add);
        if (instances.size() != frames && !instances.isEmpty()) {
            throw FormatException.unsupported("dicom", "pages of which some come from a dicom file and some do not");
        }
    }

    void append(DicomEncoder.Rows rows) throws IOException {
        least = Math.min(least, rows.least());
        greatest = Math.max(greatest, rows.greatest());
        if (instances.isEmpty()) {
            digest.update(rows.pixels());
        }
        pixels.append(rows);
    }

    void finish() throws IOException {
        pixels.endFrame();
        pixels.finish();
        byte[] header = header(instances, frames, extremes(least, greatest), pixels);
        out.move(start, header.length, pixels.length());
        out.write(0, header);
        out.end(header.length + pixels.length());
    }

    /** Of gray of 16 bits at most, as the attributes are, unless there are no data. */
    private Optional<PixelModule.Extremes> extremes(double low, double high) {
        return info.colour() == Colour.GRAY && info.type().bits() <= 16 && low <= high
                ? Optional.of(new PixelModule.Extremes((int) low, (int) high))
                : Optional.empty();
    }

    private byte[] header(List<Instance> from, int count, Optional<PixelModule.Extremes> extremes, PixelOutput value)
            throws FormatException {
        DataSet data = from.isEmpty()
                ? SecondaryCapture.dataSet(info, metadata, hash(), count)
                : new Derivation(from.get(0).data(), from).dataSet();
        PixelModule module = new PixelModule(info, syntax, count, extremes);
        return DataSetBytes.file(module.over(data), syntax, module.vr(), value.statedLength(), value.head(count));
    }

    private String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
