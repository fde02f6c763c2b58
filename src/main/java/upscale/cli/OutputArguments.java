package upscale.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import upscale.format.Effort;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.WriteOptions;
import upscale.image.SampleType;
import upscale.job.Companion;
import upscale.job.DifferenceMap;
import upscale.job.OutputNaming;
import upscale.job.PageChoice;
import upscale.job.UpscalePlan.KeepMode;
import upscale.job.UpscalePlan.RangeMode;

/** Where results go, and as what. */
final class OutputArguments {
    /** One meaning of {@code --page} for all commands. */
    static final String PAGES =
            "Of a file of several: the number of one, as inspect counts them, or all. Default: all where the output"
                    + " holds several, else the first.";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUTPUT",
            description = "A file, a folder (ends in /; made if there is none), a pattern with {name} {scale} {method}"
                    + " {ext}, or - for standard output. Default: beside the input, as name-2x.ext or, of other commands,"
                    + " name-conv.ext.")
    private String output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Choices.FormatNames.class,
            description = "${COMPLETION-CANDIDATES}. Default: as the output's name ends, else the input's own, or png"
                    + " where that is not written.")
    private String format;

    @Option(
            names = {"--page", "--pages"},
            paramLabel = "PAGES",
            converter = Words.PagesWord.class,
            completionCandidates = Words.PagesWord.class,
            description = PAGES)
    private PageChoice pages = PageChoice.DEFAULT;

    @Option(
            names = {"-f", "--force"},
            description = "Replace existing files; never an input.")
    private boolean force;

    @Option(names = "--quality", paramLabel = "1..100", description = "Of JPEG. Default: 92.")
    private Integer quality;

    @Option(
            names = "--compression",
            paramLabel = "EFFORT",
            converter = Words.EffortWord.class,
            completionCandidates = Words.EffortWord.class,
            description =
                    "Of PNG and TIFF: ${COMPLETION-CANDIDATES}, or a level of deflate, 0 to 9. Of DICOM, small is run lengths. Default: balanced.")
    private Effort effort = Effort.DEFAULT;

    @Option(
            names = "--tile",
            paramLabel = "N",
            description = "Of TIFF: in tiles of N pixels a side, a multiple of 16, not in strips.")
    private Integer tile;

    @Option(
            names = "--keep-dpi",
            description = "Keep the resolution as it is stated, such as 300 dpi, and not the physical size.")
    private boolean keepDpi;

    @Option(
            names = "--strip",
            description = "Write samples and nothing else: no profile, resolution, EXIF, texts, DICOM attributes"
                    + " or sidecar.")
    private boolean strip;

    @Option(
            names = "--depth",
            paramLabel = "BITS",
            converter = DepthWord.class,
            completionCandidates = DepthWord.class,
            description = "Samples of 1, 2, 4, 8, 16 or 32 bits, or half, float or double: white stays white, and is 1"
                    + " in floats. Default: as the input's.")
    private SampleType depth;

    @Option(
            names = "--diff",
            paramLabel = "MAP",
            description = "Write the absolute difference of result and --reference to this file as well.")
    private String diff;

    @Option(
            names = "--reference",
            paramLabel = "IMAGE",
            description = "What --diff compares with: an image of the result's size and kind.")
    private String reference;

    @Option(names = "--diff-gain", paramLabel = "GAIN", description = "What --diff multiplies by. Default: 1.")
    private Double diffGain;

    /** Whether it was said where results go. */
    boolean given() {
        return output != null;
    }

    PageChoice pages() {
        return pages;
    }

    boolean force() {
        return force;
    }

    KeepMode keep() {
        if (keepDpi && strip) {
            throw new UsageException("--keep-dpi keeps a resolution and --strip drops it: give one of them");
        }
        return strip ? KeepMode.NOTHING : keepDpi ? KeepMode.RESOLUTION : KeepMode.PHYSICAL_SIZE;
    }

    /** @param range what is done with values that do not fit, if anything is asked for */
    Optional<SampleType> depth(Optional<RangeMode> range) {
        if (depth != null && range.isPresent() && range.get() != RangeMode.CLAMP) {
            throw new UsageException("--depth scales values and clamps them: leave out --depth or --range "
                    + OneOf.spelling(range.get()));
        }
        return Optional.ofNullable(depth);
    }

    WriteOptions write() {
        int value = quality == null ? WriteOptions.DEFAULT.quality() : quality;
        if (value < 1 || value > 100) {
            throw new UsageException("--quality is from 1 to 100, not " + value);
        }
        if (tile != null
                && (tile < WriteOptions.TILE_STEP
                        || tile > WriteOptions.LARGEST_TILE
                        || tile % WriteOptions.TILE_STEP != 0)) {
            throw new UsageException("--tile is a multiple of " + WriteOptions.TILE_STEP + " up to "
                    + WriteOptions.LARGEST_TILE + ", not " + tile);
        }
        return new WriteOptions(value, effort, tile == null ? OptionalInt.empty() : OptionalInt.of(tile));
    }

    OutputNaming naming(Formats formats, String scale, String method) {
        try {
            return new OutputNaming(formats, Optional.ofNullable(output), format(formats), scale, method);
        } catch (InvalidPathException e) {
            throw new UsageException("--output: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private Optional<Format> format(Formats formats) {
        if (format == null) {
            return Optional.empty();
        }
        Optional<Format> named = formats.named(format);
        if (named.isPresent() && !named.get().writes()) {
            throw new UsageException(format + " files are read only; write " + String.join(", ", formats.writable()));
        } else if (named.isEmpty()) {
            throw new UsageException(
                    "no format is called '" + format + "'" + Spelling.hint(format, formats.writable()));
        }
        return named;
    }

    Optional<Companion> diff(Formats formats, int inputs) {
        if (diff == null && reference == null) {
            if (diffGain != null) {
                throw new UsageException("--diff-gain goes with --diff");
            }
            return Optional.empty();
        }
        if (diff == null || reference == null) {
            throw new UsageException("--diff MAP and --reference IMAGE go together");
        }
        if (inputs > 1) {
            throw new UsageException("--diff is for one input, and there are " + inputs);
        }
        double gain = diffGain == null ? 1 : diffGain;
        if (!(gain > 0) || Double.isInfinite(gain)) {
            throw new UsageException("--diff-gain is a positive number, not " + gain);
        }
        Format as = formats.ofFileName(diff)
                .filter(Format::writes)
                .orElseThrow(() -> new UsageException("the difference map " + diff
                        + " ends in no format that is written; there are " + String.join(", ", formats.writable())));
        return Optional.of(new DifferenceMap(formats, Path.of(diff), as, Path.of(reference), gain));
    }
}
