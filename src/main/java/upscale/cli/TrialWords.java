package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import upscale.evaluate.Trial;
import upscale.image.Ratio;
import upscale.method.Method;
import upscale.method.Methods;
import upscale.method.Target;
import upscale.preview.Candidate;

/** The words for methods that are to be scored: each as it stands behind {@code -m}, with options of the main job. */
final class TrialWords {
    /** Stands for the scale that a method is scored at. */
    private static final String SCALE = "{scale}";

    /** What is scored where nothing else is asked for. */
    static final String SCORED = "bicubic,lanczos,learned";

    private TrialWords() {}

    /** The one option of that name. */
    static Option<List<Named>> methodsOption() {
        return Option.of("METHOD,...", new MethodsWord(), "--methods")
                .described(
                        "What is scored, or shown: methods and kernels as after -m, with their options if there are any,"
                                + " as in \"bicubic,transposed -k x{scale}.npy\"; {scale} stands for the scale. Default: "
                                + SCORED + "; of preview, all that there are.");
    }

    /** {@code 2,3,4}. */
    static final class ScalesWord implements ITypeConverter<List<Integer>> {
        @Override
        public List<Integer> convert(String text) {
            return Stream.of(text.split(",", -1))
                    .map(word -> scale(word.strip(), text))
                    .distinct()
                    .toList();
        }

        private static int scale(String word, String text) {
            if (!word.matches("[1-9][0-9]?")) {
                throw new TypeConversionException("'" + word + "' in '" + text
                        + "' is no whole number from 1 to 99; expected scales such as 2,3,4");
            }
            return Integer.parseInt(word);
        }
    }

    /**
     * One method.
     *
     * @param label as it was given
     * @param words of it, without quotes
     */
    record Named(String label, List<String> words) {}

    /**
     * {@code bicubic,lanczos:4,transposed -k kernel.npy --edge reflect}. A comma before a number does not part methods, as in
     * {@code cubic:0,0.5}, nor one in quotes.
     */
    static final class MethodsWord implements ITypeConverter<List<Named>> {
        @Override
        public List<Named> convert(String text) {
            List<Named> methods = new ArrayList<>();
            List<String> words = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            int begin = 0;
            for (int i = 0; i <= text.length(); i++) {
                char c = i < text.length() ? text.charAt(i) : ',';
                boolean parts = c == ','
                        && !text.substring(Math.min(text.length(), i + 1)).matches("(?s)[-+.]?[0-9].*");
                if (c == '"' || c == '\'') {
                    int close = text.indexOf(c, i + 1);
                    if (close < 0) {
                        throw new TypeConversionException("'" + text + "' has a quote that is never closed");
                    }
                    word.append(text, i + 1, close);
                    i = close;
                } else if (!parts && !Character.isWhitespace(c)) {
                    word.append(c);
                } else if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if (parts) {
                    if (words.isEmpty()) {
                        throw new TypeConversionException("'" + text + "' names no method before or after a comma;"
                                + " expected methods such as bicubic,lanczos:4");
                    }
                    methods.add(new Named(text.substring(begin, i).strip(), List.copyOf(words)));
                    words.clear();
                    begin = i + 1;
                }
            }
            return methods.stream().distinct().toList();
        }
    }

    /**
     * All methods at all scales, those of a scale together.
     *
     * @throws UsageException if there is none of that name, or it does not take what it is asked for
     */
    static List<Trial> trials(Methods methods, List<Named> named, List<Integer> scales) {
        List<Trial> trials = new ArrayList<>();
        for (int scale : scales) {
            Ratio times = Ratio.of(scale);
            candidates(methods, named, new Target.Scale(times, times))
                    .forEach(each -> trials.add(new Trial(scale, each.label(), each.method(), each.options())));
        }
        return trials;
    }

    /** All methods at one scale, of which they can be asked whether they take an image. */
    static List<Candidate> candidates(Methods methods, List<Named> named, Target.Scale scale) {
        List<Candidate> candidates = new ArrayList<>();
        for (Named each : named) {
            try {
                candidates.add(candidate(methods, each, scale));
            } catch (UsageException e) {
                throw new UsageException("--methods " + each.label() + ": " + e.getMessage());
            } catch (ParameterException e) {
                throw new UsageException("--methods " + each.label() + ": " + CommandLineProgram.message(e));
            }
        }
        return candidates;
    }

    private static Candidate candidate(Methods methods, Named named, Target.Scale scale) {
        MethodLine line = new MethodLine();
        Stream<String> words =
                named.words().stream().map(word -> word.replace(SCALE, scale.x().toString()));
        boolean optionsAlone = named.words().get(0).startsWith("-");
        new CommandLine(Syntax.of("methods", line, Needed.ALL).spec())
                .parseArgs(Stream.concat(optionsAlone ? Stream.of() : Stream.of("-m"), words)
                        .toArray(String[]::new));
        if (line.operator.size().given()) {
            throw new UsageException("leave out the size, which is said once for all");
        }
        Method method = line.operator.method(methods);
        if (!method.enlarges()) {
            throw new UsageException("it does not enlarge by itself");
        }
        return new Candidate(named.label(), method, line.operator.options(method, scale));
    }

    /** The options of the main job that say how it enlarges, as a command line of their own. */
    private static final class MethodLine implements Command {
        private final OperatorArguments operator = new OperatorArguments();

        @Override
        public void declare(Syntax syntax) {
            operator.declare(syntax);
        }

        @Override
        public About about() {
            return About.of("How to enlarge.");
        }

        @Override
        public int run() {
            throw new UnsupportedOperationException("it is parsed, and not run");
        }
    }
}
