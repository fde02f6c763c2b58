package upscale.cli;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.OptionalInt;
import upscale.format.Effort;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.WriteOptions;
import upscale.image.SampleType;
import upscale.job.Existing;
import upscale.job.Existing.Keep;
import upscale.job.OutputNaming;
import upscale.job.PageChoice;
import upscale.job.UpscalePlan.KeepMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.spelling.Spelling;

/** Where results go, and as what. */
final class OutputArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<String> output = options.add(outputOption());

    private final Option<String> format = options.add(formatOption());

    private final Option<PageChoice> pages = options.add(pagesOption());

    private final Option<Boolean> force = options.add(forceOption());

    private final Option<Boolean> skipExisting = options.add(Option.flag("--skip-existing")
            .described("Skip what is done: outputs that an earlier run made of the same input by the same plan, "
                    + "and that are as it left them. Others that it made are made anew."));

    private final Option<Boolean> newer = options.add(Option.flag("--newer")
            .described("Skip outputs not older than their input: those that are older are replaced."));

    private final Option<Integer> quality =
            options.add(Option.whole("1..100", "--quality").described("Quality of JPEG files. Default: 92."));

    private final Option<Effort> effort = options.add(Option.of("EFFORT", new Words.EffortWord(), "--compression")
            .described("How hard PNG and TIFF are compressed: none, fast, balanced, small, or a level of deflate, "
                    + "0 to 9. Of DICOM, small is run lengths. Default: balanced."));

    private final Option<Integer> tile = options.add(
            Option.whole("N", "--tile").described("Write TIFF in tiles of N pixels a side: a multiple of 16."));

    private final Option<Boolean> keepDpi = options.add(
            Option.flag("--keep-dpi").described("Keep the resolution, not the physical size: 300 dpi stay 300 dpi."));

    private final Option<Boolean> strip = options.add(Option.flag("--strip")
            .described("Write samples and nothing else: no profile, resolution, EXIF, texts, DICOM attributes or "
                    + "sidecar."));

    private final Option<SampleType> depth = options.add(Option.of("BITS", new DepthWord(), "--depth")
            .described("Bits of the output's samples: 1, 2, 4, 8, 16 or 32, or half, float or double: white stays "
                    + "white, and is 1 in floats. Default: as the input's."));

    private final ReferenceArguments reference = new ReferenceArguments(options);

    /** The one option of that name. */
    static Option<String> outputOption() {
        return Option.text("OUTPUT", "-o", "--output")
                .described("Where results go: a file, a folder (ends in /; made if there is none), a pattern with "
                        + "{dir} {name} {scale} {method} {ext}, or - for standard output. Default: beside the input, "
                        + "as name-2x.ext or, of other commands, name-conv.ext (of preview, name-preview.png); learn "
                        + "needs one that ends in .safetensors.");
    }

    /** The one option of that name. */
    static Option<PageChoice> pagesOption() {
        return Option.of("PAGES", new Words.PagesWord(), "--page", "--pages")
                .described(
                        "Which page of a file of several: its number, as inspect counts them, or all. Default: all where"
                                + " the output holds several, else the first.");
    }

    /** The one option of that name. */
    static Option<String> formatOption() {
        return Option.text("FORMAT", "--format")
                .among(new Choices.FormatNames())
                .described(
                        "Format of the output: ${COMPLETION-CANDIDATES}. Default: as the output's name ends, else the input's own, or png"
                                + " where that is not written; of compare, png.");
    }

    /** The one option of that name. */
    static Option<Boolean> forceOption() {
        return Option.flag("-f", "--force").described("Replace existing files; never an input.");
    }

    OptionGroup options() {
        return options;
    }

    /** Whether it was said where results go. */
    boolean given() {
        return output.isGiven();
    }

    PageChoice pages() {
        return pages.given().orElse(PageChoice.DEFAULT);
    }

    /** What becomes of outputs that are there already. */
    Existing existing() {
        if (skipExisting.on() && newer.on()) {
            throw new UsageException("--skip-existing goes by what was made and --newer by its age: give one of them");
        }
        return new Existing(skipExisting.on() ? Keep.MADE : newer.on() ? Keep.NEWER : Keep.NONE, force.on());
    }

    KeepMode keep() {
        if (keepDpi.on() && strip.on()) {
            throw new UsageException("--keep-dpi keeps a resolution and --strip drops it: give one of them");
        }
        return strip.on() ? KeepMode.NOTHING : keepDpi.on() ? KeepMode.RESOLUTION : KeepMode.PHYSICAL_SIZE;
    }

    /** @param range what is done with values that do not fit, if anything is asked for */
    Optional<SampleType> depth(Optional<RangeMode> range) {
        if (depth.isGiven() && range.isPresent() && range.get() != RangeMode.CLAMP) {
            throw new UsageException("--depth scales values and clamps them: leave out --depth or --range "
                    + OneOf.spelling(range.get()));
        }
        return depth.given();
    }

    WriteOptions write() {
        int value = quality.given().orElse(WriteOptions.DEFAULT.quality());
        if (value < 1 || value > 100) {
            throw new UsageException("--quality is from 1 to 100, not " + value);
        }
        return new WriteOptions(
                value,
                effort.given().orElse(Effort.DEFAULT),
                tile.isGiven() ? OptionalInt.of(tiles(tile.value())) : OptionalInt.empty());
    }

    private static int tiles(int side) {
        if (side < WriteOptions.TILE_STEP || side > WriteOptions.LARGEST_TILE || side % WriteOptions.TILE_STEP != 0) {
            throw new UsageException("--tile is a multiple of " + WriteOptions.TILE_STEP + " up to "
                    + WriteOptions.LARGEST_TILE + ", not " + side);
        }
        return side;
    }

    OutputNaming naming(Formats formats, String scale, String method) {
        try {
            return new OutputNaming(formats, output.given(), format(formats, format), scale, method);
        } catch (InvalidPathException e) {
            throw new UsageException("--output: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** The format that an option names. */
    static Optional<Format> format(Formats formats, Option<String> option) {
        if (!option.isGiven()) {
            return Optional.empty();
        }
        String name = option.value();
        Optional<Format> named = formats.named(name);
        if (named.isPresent() && !named.get().writes()) {
            throw new UsageException(name + " files are read only; write " + String.join(", ", formats.writable()));
        } else if (named.isEmpty()) {
            throw new UsageException("no format is called '" + name + "'" + Spelling.hint(name, formats.writable()));
        }
        return named;
    }

    ReferenceArguments reference() {
        return reference;
    }
}
