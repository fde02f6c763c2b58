package upscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import upscale.compare.Metric;
import upscale.compare.Region;
import upscale.compare.Rules;
import upscale.compare.Tolerance;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.Oriented;
import upscale.job.JobResult;
import upscale.stage.Expanded;
import upscale.stage.Opaque;

/** What counts as the same. */
final class RuleArguments {
    private final OptionGroup tolerances = new OptionGroup();
    private final OptionGroup rules = new OptionGroup();

    private final Option<Tolerance.Amount> maxDiff = tolerances.add(Option.of(
                    "AMOUNT", new RuleWords.AmountWord(), "--max-diff")
            .described("Samples no farther apart are the same: code values, or percent of their range. Default: 0."));

    private final Option<Double> relative = tolerances.add(Option.number("PART", "--max-relative")
            .described("The same, as a part of the larger sample: 0.01 is a hundredth of it. Default: 0."));

    private final Option<Tolerance.Amount> maxDifferent =
            tolerances.add(Option.of("AMOUNT", new RuleWords.AmountWord(), "--max-different")
                    .described("So many pixels may differ, or percent of them. Default: 0."));

    private final Option<Tolerance.Amount> hardMax =
            tolerances.add(Option.of("AMOUNT", new RuleWords.AmountWord(), "--hard-max")
                    .described("No sample may be off by more, whatever else is allowed."));

    private final Option<Tolerance.Cluster> cluster = tolerances.add(Option.of(
                    "N:WxH", new RuleWords.ClusterWord(), "--max-cluster")
            .described("So many pixels may differ close together: no more than N within any W columns and H rows."));

    private final Option<Double> maxDeltaE = tolerances.add(Option.number("DE", "--max-delta-e")
            .described("The colours of a pixel may be so far apart: by CIEDE2000; 1 is just seen."));

    private final Option<Double> psnr =
            tolerances.add(Option.number("DB", "--psnr").described("The least peak signal-to-noise ratio."));

    private final Option<Double> ssim =
            tolerances.add(Option.number("0..1", "--ssim").described("The least structural similarity."));

    private final Option<Double> msSsim = tolerances.add(
            Option.number("0..1", "--ms-ssim").described("The least structural similarity at five scales."));

    private final Option<Boolean> nanDiffers =
            tolerances.add(Option.flag("--nan-differs").described("NaN is not the same as NaN."));

    private final Option<Rules.AlphaRule> alpha = rules.add(Option.of(
                    "HOW", new RuleWords.AlphaWord(), "--compare-alpha")
            .described("How opacity is compared: it and colours as they are stored (straight; default), colours "
                    + "multiplied by it (premultiplied: what is not seen is the same), or colours alone (ignore)."));

    private final Option<Rules.ProfileRule> profiles = rules.add(Option.of("HOW", new RuleWords.ProfileWord(), "--icc")
            .described("What colour profiles must be: the same (require; default), or whatever they are (ignore); "
                    + "or the image is converted to the profile of the expected one (convert)."));

    private final Option<Rules.DepthRule> depths = rules.add(Option.of(
                    "HOW", new RuleWords.DepthWord(), "--depth-mismatch")
            .described("What becomes of other sample types: they are different (fail; default), or scaled to the "
                    + "type that holds more (scale)."));

    private final Option<Rules.SizeRule> sizes = rules.add(Option.of("HOW", new RuleWords.SizeWord(), "--size-mismatch")
            .described("What becomes of other sizes: they are not compared (fail; default), or what both have is, "
                    + "from the upper left (crop) or where one fits on the other best (align); or what one lacks,"
                    + " at the right and below, is transparent black (pad)."));

    private final Option<Boolean> metadata = rules.add(Option.flag("--metadata")
            .described("Compare metadata, too: resolution, colour profile, orientation, gamma, no-data values and "
                    + "what samples stand for."));

    private final Option<Region> region = rules.add(regionOption());

    private final Option<List<Region>> ignored =
            rules.add(Option.of("REGIONS", new RuleWords.RegionsWord(), "--ignore-region")
                    .described("Take these columns and rows as expected: WxH+X+Y, several with ; between them."));

    private final Option<String> mask = rules.add(Option.text("IMAGE", "--mask")
            .described("Take as expected what is black in this image: it is of the same size."));

    private final Option<Boolean> antialias =
            rules.add(Option.flag("--ignore-antialiasing").described("Take as expected how an edge is smoothed."));

    private final Option<RuleWords.LumaWord.Luma> luma =
            rules.add(Option.of("bt601", new RuleWords.LumaWord(), "--luma")
                    .described("Compare luma, as super-resolution does: studio luma in bytes."));

    private final Option<Integer> shave =
            rules.add(Option.whole("N", "--shave").described("Leave out N pixels at each border. Default: 0."));

    private final Option<Double> range = rules.add(Option.number("RANGE", "--data-range")
            .described("Range of samples, for ratios, similarities and percents. Default: what their type can "
                    + "hold; 1 of floats."));

    private final Option<Set<Metric>> metrics = rules.add(Option.of("LIST", new RuleWords.MetricsWord(), "--metrics")
            .described("What is told, with commas between: max, mae, mse, rmse, psnr, ssim, ms-ssim, ciede2000, "
                    + "different; or all. Default: what there is to tell of what differs."));

    /** The one option of that name. */
    static Option<Region> regionOption() {
        return Option.of("WxH+X+Y", new RuleWords.RegionWord(), "--region")
                .described("Compare, or preview, these columns and rows only.");
    }

    void declare(Syntax syntax) {
        syntax.group("Tolerance", tolerances);
        syntax.group("Comparison", rules);
    }

    /** All of them, in one order. */
    List<Option<?>> options() {
        return Stream.concat(tolerances.all().stream(), rules.all().stream()).toList();
    }

    /** What is read besides the images. */
    List<Path> files() {
        return mask.given().map(Path::of).stream().toList();
    }

    /** For a command whose main work is another. */
    void declareUntold(Syntax syntax) {
        syntax.untold(tolerances);
        syntax.untold(rules);
    }

    /** A name of one that was given, if one was. */
    Optional<String> given() {
        return tolerances.given().or(rules::given);
    }

    Rules rules(Formats formats, Allowance allowance) {
        Tolerance tolerance = new Tolerance(
                maxDiff.given(),
                least(relative, "--max-relative", Double.MAX_VALUE),
                maxDifferent.given(),
                nanDiffers.on(),
                hardMax.given(),
                cluster.given(),
                least(maxDeltaE, "--max-delta-e", Double.MAX_VALUE),
                least(psnr, "--psnr", Double.MAX_VALUE),
                least(ssim, "--ssim", 1),
                least(msSsim, "--ms-ssim", 1));
        if (shave.given().orElse(0) < 0) {
            throw new UsageException("--shave is at least 0, not " + shave.value());
        } else if (range.isGiven() && !(range.value() > 0 && range.value() < Double.POSITIVE_INFINITY)) {
            throw new UsageException("--data-range is positive, not " + range.value());
        }
        Rules.Kinds kinds = new Rules.Kinds(
                alpha.given().orElse(Rules.AlphaRule.STRAIGHT),
                profiles.given().orElse(Rules.ProfileRule.REQUIRE),
                depths.given().orElse(Rules.DepthRule.FAIL),
                sizes.given().orElse(Rules.SizeRule.FAIL),
                metadata.on());
        Rules.Where where = new Rules.Where(
                region.given(),
                shave.given().orElse(0),
                ignored.given().orElse(List.of()),
                mask.given().map(name -> mask(name, formats, allowance)),
                antialias.on());
        return new Rules(
                kinds,
                where,
                luma.isGiven(),
                range.given().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                tolerance,
                metrics.given().orElse(Set.of()));
    }

    private static OptionalDouble least(Option<Double> option, String name, double most) {
        if (!option.isGiven()) {
            return OptionalDouble.empty();
        }
        double value = option.value();
        if (!(value >= 0 && value <= most)) {
            throw new UsageException(name + " is "
                    + (most == Double.MAX_VALUE ? "at least 0" : "from 0 to " + (long) most) + ", not " + value);
        }
        return OptionalDouble.of(value);
    }

    private static Image mask(String name, Formats formats, Allowance allowance) {
        try {
            Source source = Source.of(Path.of(name), allowance);
            try (Document document = Guarded.read(formats.of(source), source)) {
                Page page = document.first();
                Image upright = Oriented.upright(page.raster(), page.metadata().orientation());
                return Opaque.of(Expanded.of(upright));
            }
        } catch (IOException | OutOfMemoryError e) {
            throw new UsageException(
                    "--mask " + name + ": " + JobResult.Failed.because(name, e).reason());
        }
    }
}
