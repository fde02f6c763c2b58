package upscale.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import upscale.format.Allowance;
import upscale.format.ArrayForm;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.Raster;
import upscale.method.IndexLayout;
import upscale.method.Pair;
import upscale.method.Positions;

/**
 * Files of positions: arrays of whole numbers as frameworks have them, with a comment behind the header's dictionary that tells the layout and the
 * size of the image that was pooled. Files without one are read as well.
 */
public final class IndexFile {
    /** The format that holds 64-bit numbers and a note. */
    public static final String FORMAT = "npy";

    private static final Pattern REMEMBERED = Pattern.compile("upscale indices ([a-z-]+) of ([0-9]{1,9})x([0-9]{1,9})");

    private IndexFile() {}

    /**
     * Reads positions.
     *
     * @param allowance how far decoding them may go
     * @param layout how they are numbered, if that is said; else the file tells, else they are PyTorch's
     * @throws IOException if it is no array, or its note says another layout
     */
    public static Positions read(Formats formats, Path file, Allowance allowance, Optional<IndexLayout> layout)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder, expected an .npy file of positions");
        }
        Source source = Source.of(file, allowance);
        Format format = formats.of(source);
        if (!format.name().equals(FORMAT)) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, "expected an .npy file of positions");
        }
        Page page;
        try (Document document = Guarded.read(format, source)) {
            page = document.first().whole();
        }
        Raster array = page.raster();
        ArrayForm form = page.metadata().attached(ArrayForm.class).orElseThrow();
        Matcher matcher = REMEMBERED.matcher(form.note());
        Optional<Pair> size = Optional.empty();
        Optional<IndexLayout> told = Optional.empty();
        if (matcher.matches()) {
            size = Optional.of(new Pair(Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(2))));
            for (IndexLayout each : IndexLayout.values()) {
                told = each.toString().equals(matcher.group(1)) ? Optional.of(each) : told;
            }
        }
        if (told.isPresent() && layout.isPresent() && !told.equals(layout)) {
            throw new IOException("its indices are numbered as " + told.get() + " does, not as " + layout.get());
        }
        IndexLayout numbered = told.or(() -> layout).orElse(IndexLayout.TORCH);
        // A plane [H,W] is the same either way.
        boolean turned = numbered.channelsLast() && form.axes() > 2;
        return new Positions(turned ? Positions.channelsFirst(array) : array, numbered, size);
    }

    /** What is written: positions in the layout's own order of axes, and what they are of. */
    static Companion.Contents contents(Maxima maxima, IndexLayout layout) {
        Image positions = maxima.positions();
        boolean turned = layout.channelsLast() && positions.info().channels() > 1;
        String note = "upscale indices " + layout + " of " + maxima.size().columns() + "x"
                + maxima.size().rows();
        return new Companion.Contents(
                turned ? Positions.channelsLast(Raster.of(positions)) : positions,
                Metadata.NONE.with(new ArrayForm(turned ? 3 : 2, note)));
    }
}
