package upscale.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import upscale.compare.DiffStyle;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.job.JobResult;
import upscale.job.OutputNaming;
import upscale.regression.DifferenceMaps;
import upscale.regression.DifferenceMaps.Legend;
import upscale.regression.DifferenceMaps.Look;
import upscale.regression.DifferenceMaps.Naming;
import upscale.regression.DifferenceMaps.Target;
import upscale.regression.Pair;

/** Pictures of how images differ. */
final class DiffArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<String> map = options.add(mapOption());

    private final Option<DiffStyle> style = options.add(styleOption());

    private final Option<Double> gain = options.add(gainOption());

    private final Option<Boolean> onlyIfDifferent = options.add(onlyIfDifferentOption());

    private final Option<Legend> legend = options.add(legendOption());

    private final Option<String> format = options.add(OutputArguments.formatOption());

    private final Option<Boolean> force = options.add(OutputArguments.forceOption());

    /** The one option of that name. */
    static Option<String> mapOption() {
        return Option.text("MAP", "--diff")
                .described("Write a picture of what differs, too: of the result and --reference, or of the two that "
                        + "compare is given, into this file; of several, pictures into this folder.");
    }

    /** The one option of that name. */
    static Option<DiffStyle> styleOption() {
        return Option.of("STYLE", new DiffStyleWord(), "--diff-style")
                .described("What --diff shows: absolute differences, highlight, heatmap, signed, mask, all "
                        + "side-by-side, or blink, an animated PNG of both. Default: absolute; of compare, highlight.");
    }

    /** The one option of that name. */
    static Option<Double> gainOption() {
        return Option.number("GAIN", "--diff-gain").described("What --diff multiplies by. Default: 1.");
    }

    /** The one option of that name. */
    static Option<Boolean> onlyIfDifferentOption() {
        return Option.flag("--diff-only-if-different")
                .described("Draw no map of what is the same, within the tolerance.");
    }

    /** The one option of that name. */
    static Option<Legend> legendOption() {
        return Option.of("UNIT", new OneOf<>(Legend.values(), "legend of difference maps") {}, "--diff-legend")
                .described("Units of the legend of heatmaps and signed maps: what colours stand for in the units of "
                        + "the files, such as HU, else code values (units); in percent of the range; or nothing "
                        + "(none). Default: units.");
    }

    /** What {@code --diff-legend} stands for. */
    static Legend legend(Option<Legend> option) {
        return option.given().orElse(Legend.UNITS);
    }

    /** What {@code --diff-gain} stands for. */
    static double gain(Option<Double> option) {
        double gain = option.given().orElse(1.0);
        if (!(gain > 0) || Double.isInfinite(gain)) {
            throw new UsageException("--diff-gain is a positive number, not " + gain);
        }
        return gain;
    }

    /** How a file is written that is called so. */
    static Format format(Formats formats, String name, Naming naming) {
        if (name.isBlank() || name.equals(OutputNaming.STANDARD)) {
            throw new UsageException("--diff is a file or a folder; standard output is for what is told");
        } else if (naming != Naming.FILE) {
            return formats.named("png").orElseThrow();
        }
        return formats.ofFileName(name)
                .filter(Format::writes)
                .orElseThrow(() -> new UsageException("the difference map " + name
                        + " ends in no format that is written; there are " + String.join(", ", formats.writable())));
    }

    /** The format itself, if it can hold what a style shows. */
    static Format holding(DiffStyle style, Format format) {
        if (style.moves() && !format.animates()) {
            throw new UsageException("--diff-style " + OneOf.spelling(style) + " is an animation, which "
                    + format.name() + " files are not: write png");
        }
        return format;
    }

    void declare(Syntax syntax) {
        syntax.group("Difference map", options);
    }

    boolean given() {
        return map.isGiven();
    }

    /** Whether files that are there may be replaced. */
    boolean force() {
        return force.on();
    }

    /**
     * The maps that are asked for.
     *
     * @param folders whether pairs are those of two folders
     * @param others what is read besides them
     */
    Optional<DifferenceMaps> maps(Formats formats, List<Pair> pairs, boolean folders, Collection<Path> others) {
        if (!map.isGiven()) {
            requireMap(style, gain, onlyIfDifferent, legend, format);
            return Optional.empty();
        }
        String name = map.value();
        try {
            Path path = Path.of(name);
            Naming naming = folders ? Naming.TREE : isFolder(name, path) ? Naming.FOLDER : Naming.FILE;
            Look look = new Look(style.given().orElse(DiffStyle.HIGHLIGHT), gain(gain), legend(legend));
            Format as = holding(
                    look.style(),
                    OutputArguments.format(formats, format).orElseGet(() -> format(formats, name, naming)));
            Target target = new Target(path, naming, as, force.on(), onlyIfDifferent.on());
            return Optional.of(DifferenceMaps.of(target, look, pairs, others));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "--diff: " + JobResult.Failed.because("", e).reason());
        }
    }

    /** Refuses options that mean nothing without {@code --diff}. */
    static void requireMap(Option<?>... needless) {
        for (Option<?> option : needless) {
            if (option.isGiven()) {
                String[] names = option.names();
                throw new UsageException(names[names.length - 1] + " goes with --diff");
            }
        }
    }

    static boolean isFolder(String name, Path path) {
        return name.endsWith("/") || name.endsWith(File.separator) || Files.isDirectory(path);
    }
}
