package upscale.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import upscale.compare.DiffStyle;
import upscale.compare.Rules;
import upscale.format.Formats;
import upscale.inputs.Input;
import upscale.job.Existing;
import upscale.job.Limits;
import upscale.job.Reference;
import upscale.regression.DifferenceMaps;
import upscale.regression.DifferenceMaps.Legend;
import upscale.regression.DifferenceMaps.Look;
import upscale.regression.DifferenceMaps.Naming;
import upscale.regression.DifferenceMaps.Target;
import upscale.regression.ResultJudge;

/** What the results of a run should be, what counts as that, and pictures of how they differ from it. */
final class ReferenceArguments {
    private final Option<String> map;

    private final Option<String> reference;

    private final Option<DiffStyle> style;

    private final Option<Double> gain;

    private final Option<Boolean> onlyIfDifferent;

    private final Option<Legend> legend;

    // Words for what is made of them only where they mean something, as a plain run has no need of them.
    private Optional<RuleArguments> rules = Optional.empty();

    /** @param options which these are added to */
    ReferenceArguments(OptionGroup options) {
        map = options.add(DiffArguments.mapOption());
        reference = options.add(Option.text("IMAGE", "--reference")
                .described("Compare results with this image, or with those of their names in this folder: one that"
                        + " differs fails. By how much it may differ, the options of Tolerance and Comparison say:"
                        + " see 'upscale compare --help'."));
        style = options.add(DiffArguments.styleOption());
        gain = options.add(DiffArguments.gainOption());
        onlyIfDifferent = options.add(DiffArguments.onlyIfDifferentOption());
        legend = options.add(DiffArguments.legendOption());
    }

    void declare(Syntax syntax) {
        if (syntax.needs(reference)) {
            rules = Optional.of(new RuleArguments());
            rules.get().declareUntold(syntax);
        }
    }

    /** Files that are read besides inputs and references, and never replaced. */
    Stream<Input> others() {
        return rules.stream()
                .flatMap(each -> each.files().stream())
                .map(Path::toString)
                .map(Input::named);
    }

    /** The folder that difference maps go to, if they go to one. */
    Optional<Path> mapFolder() {
        return map.given().filter(ReferenceArguments::isFolder).map(Path::of);
    }

    /**
     * What results are compared with, if with anything.
     *
     * @param existing what becomes of maps that are there already
     * @param inputs how many there are
     * @throws UsageException if one file is named for several inputs, or there are rules and no reference
     */
    Optional<Reference> reference(CommandLineProgram.Session session, Limits limits, Existing existing, int inputs) {
        if (!reference.isGiven()) {
            Stream.concat(map.given().map(name -> "--diff").stream(), rules.flatMap(RuleArguments::given).stream())
                    .findFirst()
                    .ifPresent(option -> {
                        throw new UsageException(option + " goes with --reference IMAGE");
                    });
        }
        if (!map.isGiven()) {
            DiffArguments.requireMap(style, gain, onlyIfDifferent, legend);
        }
        if (!reference.isGiven()) {
            return Optional.empty();
        }
        String name = reference.value();
        boolean folder = isFolder(name);
        requireFolder("--reference", name, folder, inputs);
        Rules same = rules.orElseThrow().rules(session.formats(), limits.allowance());
        Optional<DifferenceMaps> maps = map.given().map(each -> maps(each, session.formats(), existing, inputs));
        return Optional.of(new Reference(
                Path.of(name), folder, new ResultJudge(session.formats(), limits.ofResults(), pair -> same, maps)));
    }

    private DifferenceMaps maps(String name, Formats formats, Existing existing, int inputs) {
        boolean folder = isFolder(name);
        requireFolder("--diff", name, folder, inputs);
        Naming naming = folder ? Naming.TREE : Naming.FILE;
        Look look = new Look(
                style.given().orElse(DiffStyle.ABSOLUTE), DiffArguments.gain(gain), DiffArguments.legend(legend));
        // Which may be replaced is found out before anything is done, and these are all of them.
        boolean replace = existing.replace() || existing.keep() != Existing.Keep.NONE;
        return DifferenceMaps.of(
                new Target(
                        Path.of(name),
                        naming,
                        DiffArguments.holding(look.style(), DiffArguments.format(formats, name, naming)),
                        replace,
                        onlyIfDifferent.on()),
                look);
    }

    private static void requireFolder(String option, String name, boolean folder, int inputs) {
        if (!folder && inputs > 1) {
            throw new UsageException(option + " " + name + " is one image, and there are " + inputs
                    + " inputs: name a folder, where files are called as results are");
        }
    }

    private static boolean isFolder(String name) {
        try {
            return DiffArguments.isFolder(name, Path.of(name));
        } catch (InvalidPathException e) {
            throw new UsageException(name + ": " + Input.NO_NAME);
        }
    }
}
