package upscale.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import upscale.compare.Metric;
import upscale.compare.Rules;
import upscale.format.Allowance;
import upscale.format.Formats;
import upscale.job.JobResult;
import upscale.regression.Goldens;
import upscale.regression.Pair;

/** What counts as the same, of each pair: by a file beside what is expected, and by the command line, which counts more. */
final class PairRules {
    private final RuleArguments line = new RuleArguments();

    private final Option<String> file;

    /** @param options which the one for a file is added to */
    PairRules(OptionGroup options) {
        file = options.add(Option.text("FILE", "--tolerances")
                .described("Take rules from this file, TOML or JSON: options by their names, in tables those for "
                        + "patterns. Default: upscale-compare.toml or upscale-compare.json in EXPECTED, if it is "
                        + "there."));
    }

    void declare(Syntax syntax) {
        line.declare(syntax);
    }

    /** For a command whose main work is another. */
    void declareUntold(Syntax syntax) {
        line.declareUntold(syntax);
    }

    /** A name of one that was given, if one was. */
    Optional<String> given() {
        return line.given().or(() -> file.given().map(path -> file.names()[0]));
    }

    /**
     * The rules of some pairs.
     *
     * @param of each of them
     * @param told of all
     * @param files what is read besides the images
     * @param source the file that rules come from, if not all are the command line's
     */
    record Found(Function<Pair, Rules> of, Set<Metric> told, List<Path> files, Optional<Path> source) {
        /** Those of one, also of one that there were none to be found of, as nothing is expected of it. */
        Rules rules(Pair pair) {
            return Objects.requireNonNullElse(of.apply(pair), Rules.EXACT);
        }

        /** Nobody is to wonder where rules come from. */
        void tell(CommandLineProgram.Session session) {
            source.ifPresent(path -> session.messages().tell("rules are those of " + path));
        }
    }

    /** All rules there are for these pairs; so what is wrong with any is known before the first pair is compared. */
    Found find(Formats formats, Allowance allowance, Goldens goldens, List<Pair> pairs) {
        Optional<Path> source = file.given().map(PairRules::path).or(() -> beside(goldens));
        if (source.isEmpty()) {
            Rules rules = line.rules(formats, allowance);
            return new Found(pair -> rules, rules.metrics(), line.files(), source);
        }
        RuleFile read = RuleFile.read(source.get());
        Map<List<RuleFile.Table>, Rules> known = new HashMap<>();
        Map<String, Rules> rules = new HashMap<>();
        Set<Path> files = new TreeSet<>();
        for (Pair pair : pairs) {
            String name = goldens.name(pair);
            rules.put(pair.name(), known.computeIfAbsent(read.tables(Path.of(name)), tables -> {
                RuleArguments all = RuleFile.together(tables, line);
                files.addAll(all.files());
                return rules(all, formats, allowance, source.get() + ", for " + name);
            }));
        }
        Set<Metric> told =
                rules.values().stream().findFirst().map(Rules::metrics).orElse(Set.of());
        return new Found(pair -> rules.get(pair.name()), told, List.copyOf(files), source);
    }

    private static Rules rules(RuleArguments all, Formats formats, Allowance allowance, String where) {
        try {
            return all.rules(formats, allowance);
        } catch (UsageException e) {
            throw new UsageException(where + ": " + e.getMessage());
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("--tolerances " + name + ": "
                    + JobResult.Failed.because(name, e).reason());
        }
    }

    private static Optional<Path> beside(Goldens goldens) {
        List<Path> there = Goldens.RULES.stream()
                .map(goldens.folder()::resolve)
                .filter(Files::exists)
                .toList();
        if (there.size() > 1) {
            throw new UsageException("there are " + there.get(0) + " and " + there.get(1) + ": leave one of them");
        }
        return there.stream().findFirst();
    }
}
