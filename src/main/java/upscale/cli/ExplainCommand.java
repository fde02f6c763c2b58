package upscale.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.explain.Explained;
import upscale.explain.Explanation;
import upscale.explain.MarkdownPage;
import upscale.explain.Numbers;
import upscale.explain.Question;
import upscale.explain.SvgPage;
import upscale.explain.TextPage;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** {@code upscale explain OPERATOR}: how an operator works, step by step, on small numbers. */
final class ExplainCommand implements Command {
    private static final String CONV = "conv";
    private static final String POOL = "pool";

    /** What {@code --as} says, in every command. */
    static final String AS = "How it is written: text (default), markdown, of explain svg, of evaluate csv.";

    /** How an explanation is laid out. */
    enum Layout {
        TEXT,
        MARKDOWN,
        SVG
    }

    private final CommandLineProgram.Session session;

    private final Operand<String> operator = Operand.text(
                    "OPERATOR",
                    "0..1",
                    "transposed, conv, pool, max-unpool, bed-of-nails, pixel-shuffle, or a method or kernel that"
                            + " interpolates.")
            .among(new Choices.Operators());

    private final Option<Numbers> input = Option.of("MATRIX", new MatrixWord(), "--input")
            .described("The numbers to show it on: \"0 1; 2 3\", rows apart by semicolons; a single row where an "
                    + "operator interpolates, a row for each channel of pixel-shuffle, what is pooled of "
                    + "max-unpool. There are some if none are given.");

    private final Option<Integer> at = Option.whole("N", "--at")
            .described("Which output pixel of an interpolation: counted from 0. Default: the middle one.");

    private final Option<Layout> layout =
            Option.of("LAYOUT", new LayoutWord(), "--as").described(AS);

    private final OperatorArguments how = new OperatorArguments();

    private final PoolArguments pool = new PoolArguments();

    ExplainCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(operator);
        syntax.option(input);
        syntax.option(at);
        syntax.option(layout);
        how.declare(syntax);
        syntax.group("Pooling", pool.options());
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("Show how an operator works, step by step, on small numbers.")
                .called("upscale explain OPERATOR [options]")
                .told("Options are those of the real command; numbers of your own follow --input.")
                .usedMost("--input", "-k", "-s", "--stride", "--padding", "--output-padding", "--at", "--as")
                .example("upscale explain transposed", "a transposed convolution, on numbers that there are for it")
                .example(
                        "upscale explain transposed -k '1 2; 3 4' --stride 2 --input '0 1; 2 3'",
                        "on numbers of your own")
                .example(
                        "upscale explain lanczos -s 2 --at 3", "which samples make the output pixel 3, by what weights")
                .example("upscale explain conv -k '0 1; 2 3' --as svg > conv.svg", "drawn as a picture");
    }

    @Override
    public int run() {
        Explanation explanation;
        try {
            explanation = explanation();
        } catch (MethodException e) {
            throw new UsageException(e.getMessage());
        }
        session.text()
                .print(
                        switch (layout.given().orElse(Layout.TEXT)) {
                            case TEXT -> TextPage.of(explanation, Ansi.AUTO.enabled());
                            case MARKDOWN -> MarkdownPage.of(explanation);
                            case SVG -> SvgPage.of(explanation);
                        });
        session.text().flush();
        return CommandLineProgram.OK;
    }

    private Explanation explanation() {
        if (!operator.isGiven()) {
            throw new UsageException("explain what? name an operator, such as 'upscale explain transposed'");
        }
        Methods methods = session.methods();
        Method method = method(methods);
        MethodOptions options = options(methods, method);
        if (at.isGiven() && !Explained.interpolates(method)) {
            throw new UsageException(
                    "--at is for interpolations: leave it out, as " + operator.value() + " is shown whole");
        }
        Numbers numbers = input.isGiven() ? input.value() : standard(method);
        Question question = new Question(methods, method, options, numbers);
        return Explained.of(question, at.isGiven() ? OptionalInt.of(at.value()) : OptionalInt.empty());
    }

    private Method method(Methods methods) {
        String name = operator.value();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case CONV, "convolution" -> how.command(methods, name, "convolution");
            case POOL -> how.command(methods, name, pool.name());
            default -> how.method(methods, name);
        };
    }

    // What the commands ask for: of an unpooling, the pooling that it undoes.
    private MethodOptions options(Methods methods, Method method) {
        if (!method.unpools() && !operator.value().equalsIgnoreCase(POOL)) {
            pool.requireNone(operator.value());
            return how.options(method, target(method));
        }
        Method pooling = methods.named(pool.name()).orElseThrow();
        if (method.unpools() && !pool.max()) {
            throw new UsageException("an average has no position: leave out --type");
        }
        return pool.with(how.options(pooling, target(method)), how.kernel());
    }

    /** What an operator is called here: as the command that does it, if it has one of its own. */
    static String shortName(Method method) {
        return switch (method.name()) {
            case "convolution" -> CONV;
            case "max-pooling", "average-pooling" -> POOL;
            default -> method.name();
        };
    }

    private Target target(Method method) {
        if (!method.enlarges()) {
            if (how.size().given()) {
                throw new UsageException(operator.value() + " takes no scale and no size: its --stride decides");
            }
            return new Target.Own();
        }
        boolean strides =
                method.parameters().contains(Parameter.STRIDE) && !how.size().given();
        return how.size()
                .target(
                        strides && how.kernel().stride().isEmpty()
                                ? Optional.of(Pair.both(1))
                                : how.kernel().stride());
    }

    private static Numbers standard(Method method) {
        if (Explained.interpolates(method)) {
            return new Numbers(new double[][] {{10, 20, 40, 80, 60, 50, 30, 0}});
        } else if (!method.keepsChannels()) {
            return new Numbers(new double[][] {{1, 5}, {2, 6}, {3, 7}, {4, 8}});
        }
        return method.enlarges()
                ? new Numbers(new double[][] {{0, 1}, {2, 3}})
                : new Numbers(new double[][] {{3, 5, 2, 7}, {4, 1, 3, 8}, {6, 3, 8, 2}, {9, 6, 1, 5}});
    }

    /** {@code text}, {@code markdown}, {@code svg}. */
    static final class LayoutWord extends OneOf<Layout> {
        LayoutWord() {
            super(Layout.values(), "layout");
        }
    }

    /** {@code 0 1; 2 3}: rows apart by semicolons, numbers by blanks or commas. */
    static final class MatrixWord implements ITypeConverter<Numbers> {
        @Override
        public Numbers convert(String text) {
            String[] lines = text.split("[;\\n]");
            double[][] rows = new double[lines.length][];
            try {
                for (int y = 0; y < lines.length; y++) {
                    String[] words = lines[y].strip().split("\\s*,\\s*|\\s+");
                    rows[y] = new double[words.length];
                    for (int x = 0; x < words.length; x++) {
                        rows[y][x] = number(words[x], y, x);
                    }
                }
                return new Numbers(rows);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no matrix such as \"0 1; 2 3\": " + e.getMessage());
            }
        }

        private static double number(String word, int y, int x) {
            String place = "'" + word + "' in row " + (y + 1) + ", column " + (x + 1);
            double value;
            try {
                value = Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(place + " is no number", e);
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(place + " is not finite");
            }
            return value;
        }
    }
}
