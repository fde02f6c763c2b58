package upscale.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import upscale.compare.Rules;
import upscale.inputs.Input;
import upscale.job.Limits;
import upscale.job.Reference;
import upscale.regression.Regression;
import upscale.regression.Verdict;

/** What the results of a run should be, and what counts as that. */
final class ReferenceArguments {
    private final Option<String> reference;

    // Words for what is made of them only where they mean something, as a plain run has no need of them.
    private Optional<RuleArguments> rules = Optional.empty();

    /** @param options which this is added to */
    ReferenceArguments(OptionGroup options) {
        reference = options.add(Option.text("IMAGE", "--reference")
                .described("Compare results with this image, or with those of their names in this folder: one that"
                        + " differs fails. By how much it may differ, the options of Tolerance and Comparison say:"
                        + " see 'upscale compare --help'."));
    }

    void declare(Syntax syntax) {
        if (syntax.needs(reference)) {
            rules = Optional.of(new RuleArguments());
            rules.get().declareUntold(syntax);
        }
    }

    boolean isGiven() {
        return reference.isGiven();
    }

    /** The file or folder. */
    Path place() {
        try {
            return Path.of(reference.value());
        } catch (InvalidPathException e) {
            throw new UsageException("--reference: " + Input.NO_NAME);
        }
    }

    /** @throws UsageException if it is one for several inputs, or there are rules and none */
    Optional<Reference> reference(CommandLineProgram.Session session, Limits limits, int inputs) {
        if (!isGiven()) {
            rules.flatMap(RuleArguments::given).ifPresent(option -> {
                throw new UsageException(option + " goes with --reference IMAGE");
            });
            return Optional.empty();
        }
        Path place = place();
        String name = reference.value();
        boolean folder = name.endsWith("/") || name.endsWith(File.separator) || Files.isDirectory(place);
        if (!folder && inputs > 1) {
            throw new UsageException("--reference " + name + " is one image, and there are " + inputs
                    + " inputs: name a folder, where files are called as results are");
        }
        Rules same = rules.orElseThrow().rules(session.formats(), limits.allowance());
        return Optional.of(new Reference(
                place,
                folder,
                (result, actual, expected, threads) -> new Regression(
                                session.formats(),
                                limits,
                                pair -> same,
                                Verdict.STRICT,
                                Optional.empty(),
                                Optional.empty(),
                                threads)
                        .agreement(result, actual, expected)));
    }
}
