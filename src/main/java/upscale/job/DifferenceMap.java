package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.compare.DiffStyle;
import upscale.compare.Nearness;
import upscale.format.Allowance;
import upscale.format.Animation;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.Oriented;
import upscale.inputs.Input;
import upscale.job.OutputNaming.Destination;
import upscale.stage.Expanded;

/**
 * A difference map beside the result.
 *
 * @param formats what the reference may be
 * @param map the file to write
 * @param format as what
 * @param reference the image that the result is compared with; of the result's size
 * @param allowance how far decoding it may go
 * @param style what it shows
 * @param gain what differences are multiplied by
 */
public record DifferenceMap(
        Formats formats, Path map, Format format, Path reference, Allowance allowance, DiffStyle style, double gain)
        implements Companion {
    private static final int BLINK_MILLIS = 500;

    @Override
    public String noun() {
        return "difference map";
    }

    @Override
    public String name() {
        return "difference";
    }

    @Override
    public List<Path> sources() {
        return List.of(reference);
    }

    @Override
    public Optional<String> refuses(int inputs) {
        return inputs > 1 ? Optional.of("--diff is for one input, and there are " + inputs) : Optional.empty();
    }

    @Override
    public boolean keepsFolders() {
        return false;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public Destination destination(Input input, Format read) {
        return new Destination(Optional.of(map), format, false, Optional.empty());
    }

    @Override
    public Contents of(Page source, Image result) throws IOException {
        Image expected = expected();
        try {
            Image actual = Expanded.of(result);
            List<Image> frames = style.of(
                    actual,
                    Expanded.of(expected),
                    Nearness.EXACT,
                    gain,
                    actual.info().range());
            return new Contents(frames, metadata(frames));
        } catch (IllegalArgumentException e) {
            throw new IOException("difference map: " + e.getMessage(), e);
        }
    }

    /** What goes with the frames of a map. */
    public static Metadata metadata(List<Image> frames) {
        return frames.size() == 1 ? Metadata.NONE : Metadata.NONE.with(new Animation(frames.size(), BLINK_MILLIS));
    }

    private Image expected() throws IOException {
        Source source = Source.of(reference, allowance);
        try (Document document = Guarded.read(formats.of(source), source)) {
            Page page = document.first();
            return Oriented.upright(page.raster(), page.metadata().orientation());
        } catch (FormatException e) {
            throw new FormatException(e.kind(), "reference " + source.name() + ": " + e.getMessage());
        }
    }
}
