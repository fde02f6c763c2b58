package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import upscale.compare.DiffStyle;
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
import upscale.regression.Goldens;
import upscale.regression.Pair;
import upscale.regression.Pairing;
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
    private Optional<PairRules> rules = Optional.empty();

    /** @param options which these are added to */
    ReferenceArguments(OptionGroup options) {
        map = options.add(DiffArguments.mapOption());
        reference = options.add(referenceOption());
        style = options.add(DiffArguments.styleOption());
        gain = options.add(DiffArguments.gainOption());
        onlyIfDifferent = options.add(DiffArguments.onlyIfDifferentOption());
        legend = options.add(DiffArguments.legendOption());
    }

    /** The one option of that name. */
    static Option<String> referenceOption() {
        return Option.text("IMAGE", "--reference")
                .described("Compare results with this image: one that differs fails, but of preview. Or with those of"
                        + " their names in this folder. By how much they may differ, the options of Tolerance and"
                        + " Comparison say: see 'upscale compare --help'.");
    }

    void declare(Syntax syntax) {
        if (syntax.needs(reference)) {
            OptionGroup file = new OptionGroup();
            rules = Optional.of(new PairRules(file));
            rules.get().declareUntold(syntax);
            syntax.untold(file);
        }
    }

    /**
     * Whether there is one.
     *
     * @throws UsageException if there is none, and something else that needs one
     */
    boolean isGiven() {
        if (!map.isGiven()) {
            DiffArguments.requireMap(style, gain, onlyIfDifferent, legend);
        }
        if (!reference.isGiven() && (map.isGiven() || rules.isPresent())) {
            requireNothing();
        }
        return reference.isGiven();
    }

    private void requireNothing() {
        Stream.concat(map.given().map(name -> "--diff").stream(), rules.flatMap(PairRules::given).stream())
                .findFirst()
                .ifPresent(option -> {
                    throw new UsageException(option + " goes with --reference IMAGE");
                });
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
     * @param quiet whether it is not told where rules come from
     * @throws UsageException if one file is named for several inputs, or there are rules and no reference
     */
    Optional<Reference> reference(
            CommandLineProgram.Session session, Limits limits, Existing existing, int inputs, boolean quiet) {
        if (!isGiven()) {
            return Optional.empty();
        }
        String name = reference.value();
        boolean folder = isFolder(name);
        requireFolder("--reference", name, folder, inputs);
        Path place = Path.of(name);
        List<Pair> expected = expected(place);
        PairRules.Found found =
                rules.orElseThrow().find(session.formats(), limits.allowance(), new Goldens(place, folder), expected);
        if (!quiet) {
            found.tell(session);
        }
        Optional<DifferenceMaps> maps = map.given().map(each -> maps(each, session.formats(), existing, inputs));
        List<Path> sources =
                Stream.concat(found.files().stream(), found.source().stream()).toList();
        return Optional.of(new Reference(
                place,
                folder,
                new ResultJudge(
                        session.formats(),
                        limits.ofResults(),
                        pair -> found.rules(folder || expected.isEmpty() ? pair : expected.get(0)),
                        maps),
                sources));
    }

    // What there are rules of.
    private static List<Pair> expected(Path place) {
        try {
            return Files.exists(place) ? Pairing.of(place, place, false) : List.of();
        } catch (IOException e) {
            throw new UsageException("--reference: " + e.getMessage());
        }
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
