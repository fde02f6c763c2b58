package upscale.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.spelling.Spelling;

/**
 * The grammar of chains: text to steps. Blanks separate words, {@code |} steps; quotes keep both in a word.
 *
 * <pre>
 * chain = step { "|" step }
 * step  = operator [ "as" LABEL ]
 * operator = "conv" KERNEL { OPTION VALUE } | "transposed" [ KERNEL ] { OPTION VALUE }
 *          | "pool" WINDOW { OPTION VALUE } | "average-pool" WINDOW { OPTION VALUE } | "unpool"
 *          | METHOD SCALE { OPTION VALUE } | "pixel-unshuffle" { OPTION VALUE }
 *          | "relu" | "prelu" SLOPES | "bias" VALUES | "concat" LABEL { LABEL }
 * </pre>
 *
 * <p>METHOD is any of the registry, OPTION any that it understands, without the dashes. In {@code concat}, {@code input} is what the
 * chain was given and {@code -} the result of the step before, which comes first where it is not mentioned.
 */
final class Grammar {
    /** The result of the step before. */
    static final String CURRENT = "-";

    /** What the chain is given. */
    static final String INPUT = "input";

    private static final String LAYOUT = "kernel-layout";
    private static final String BIAS = "bias";

    /** Options of convolutions that are part of their kernels. */
    private static final List<String> OF_KERNELS = List.of(LAYOUT, BIAS);

    private final Methods methods;
    private final Vocabulary vocabulary;
    private int pooled; // and not undone yet
    private final Set<String> labels = new HashSet<>(Set.of(INPUT, CURRENT));

    private Grammar(Methods methods, Vocabulary vocabulary) {
        this.methods = methods;
        this.vocabulary = vocabulary;
    }

    /** @throws IllegalArgumentException if the text is no chain; the message says which step, which word, and where it begins */
    static List<Step> parse(String text, Methods methods, Vocabulary vocabulary) {
        Grammar grammar = new Grammar(methods, vocabulary);
        List<Step> steps = new ArrayList<>();
        for (List<Word> words : Word.steps(text)) {
            steps.add(grammar.step(steps.size() + 1, words, text));
        }
        return List.copyOf(steps);
    }

    private Step step(int position, List<Word> words, String text) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("step " + position
                    + " of the chain is empty: expected an operator such as conv, transposed, relu or concat");
        }
        Cursor cursor = new Cursor(position, words);
        Word name = cursor.next("an operator");
        Step.Operator operator = operator(name, cursor);
        Optional<String> label = Optional.empty();
        if (cursor.has() && cursor.peek().text().equals("as")) {
            cursor.next("as");
            label = Optional.of(label(cursor));
        }
        if (cursor.has()) {
            throw cursor.error(cursor.peek(), "comes after all that " + name.text() + " takes");
        }
        Word last = words.get(words.size() - 1);
        return new Step(position, text.substring(name.begin(), last.end()).replaceAll("\\s+", " "), operator, label);
    }

    private Step.Operator operator(Word name, Cursor cursor) {
        return switch (name.text()) {
            case "relu" -> new Step.Rectify(new double[] {0});
            case "prelu" -> new Step.Rectify(numbers(cursor, "a slope"));
            case "bias" -> new Step.Bias(numbers(cursor, "a number"));
            case "concat" -> concat(cursor);
            case "unpool" -> unpool(name, cursor);
            default -> apply(name, cursor);
        };
    }

    private Step.Operator unpool(Word name, Cursor cursor) {
        if (pooled == 0) {
            throw cursor.error(name, "has no pool before it whose positions it could use");
        }
        pooled--;
        return new Step.Unpool(methods.named("max-unpool").orElseThrow());
    }

    private Optional<Method> method(String name) {
        return methods.named(
                        switch (name) {
                            case "conv" -> "convolution";
                            case "pool" -> "max-pooling";
                            case "average-pool" -> "average-pooling";
                            default -> name;
                        })
                .filter(m -> !m.unpools());
    }

    private Step.Operator apply(Word name, Cursor cursor) {
        Method method = method(name.text())
                .orElseThrow(() -> cursor.error(name, "is no operator" + Spelling.hint(name.text(), operators())));
        boolean weighs = method.parameters().contains(Parameter.WEIGHTS);
        boolean optional = cursor.has()
                && (option(method, cursor.peek()).isPresent()
                        || weighs && OF_KERNELS.contains(cursor.peek().text()));
        // Options have a value each: the odd word is an operand, though an option be called as it is.
        boolean plain = cursor.left() > 0 && (!optional || cursor.left() % 2 == 1);
        boolean scaled = method.enlarges() && !weighs;
        boolean windowed = method.parameters().contains(Parameter.WINDOW);
        if (!plain && (scaled || windowed || name.text().equals("conv"))) {
            throw cursor.error(
                    name,
                    scaled ? "needs a scale, such as 2" : windowed ? "needs a window, such as 2" : "needs a kernel");
        }
        Target target = new Target.Own();
        if (scaled) {
            target = cursor.value(vocabulary::scale);
        }
        MethodOptions options = MethodOptions.of(target);
        if (windowed) {
            options = options.with(Parameter.WINDOW, cursor.value(word -> vocabulary.value(Parameter.WINDOW, word)));
        }
        Optional<Word> kernel = plain && weighs ? Optional.of(cursor.next("a kernel")) : Optional.empty();
        Map<String, String> more = new HashMap<>();
        while (cursor.has() && !cursor.peek().text().equals("as")) {
            Word word = cursor.next("an option");
            if (weighs && OF_KERNELS.contains(word.text())) {
                if (more.put(word.text(), cursor.next("a value").text()) != null) {
                    throw cursor.error(word, "is given more than once");
                }
                continue;
            }
            Parameter<?> parameter = option(method, word)
                    .orElseThrow(() ->
                            cursor.error(word, "is no option of " + name.text() + "; it takes " + options(method)));
            if (options.given().contains(parameter)) {
                throw cursor.error(word, "is given more than once");
            }
            options = with(options, parameter, cursor);
        }
        if (kernel.isPresent() || !more.isEmpty()) {
            MethodOptions others = options;
            options = cursor.meaning(
                    kernel.orElse(name),
                    () -> vocabulary.withKernel(
                            method,
                            others,
                            kernel.map(Word::text).orElse("bilinear"),
                            Optional.ofNullable(more.get(LAYOUT)),
                            Optional.ofNullable(more.get(BIAS))));
        }
        if (name.text().equals("pool")) {
            pooled++;
            return new Step.Pool(method, methods.named("max-positions").orElseThrow(), options);
        }
        return new Step.Apply(method, options);
    }

    private <T> MethodOptions with(MethodOptions options, Parameter<T> parameter, Cursor cursor) {
        return options.with(parameter, cursor.value(word -> vocabulary.value(parameter, word)));
    }

    private static Optional<Parameter<?>> option(Method method, Word word) {
        return method.parameters().stream()
                .filter(p -> p.option().equals("--" + word.text()))
                .findFirst();
    }

    private static String options(Method method) {
        return method.parameters().isEmpty()
                ? "none"
                : Stream.concat(
                                method.parameters().stream().map(p -> p.option().substring(2)),
                                method.parameters().contains(Parameter.WEIGHTS) ? OF_KERNELS.stream() : Stream.empty())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private List<String> operators() {
        return Stream.concat(
                        Stream.of("conv", "pool", "average-pool", "unpool", "relu", "prelu", "bias", "concat"),
                        methods.all().stream()
                                .filter(m -> m.enlarges() || m.name().equals("pixel-unshuffle"))
                                .map(Method::name))
                .toList();
    }

    private Step.Operator concat(Cursor cursor) {
        List<String> names = new ArrayList<>();
        do {
            Word word = cursor.next("the label of an earlier step");
            if (!labels.contains(word.text())) {
                throw cursor.error(
                        word, "is the label of no earlier step: give a step one with 'as " + word.text() + "'");
            }
            names.add(word.text());
        } while (cursor.has() && !cursor.peek().text().equals("as"));
        if (!names.contains(CURRENT)) {
            names.add(0, CURRENT);
        }
        return new Step.Concat(List.copyOf(names));
    }

    private String label(Cursor cursor) {
        Word word = cursor.next("a label");
        if (!word.text().matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw cursor.error(word, "is no label: expected letters, digits, - and _, a letter first");
        }
        if (!labels.add(word.text())) {
            throw cursor.error(word, "is the label of something else already");
        }
        return word.text();
    }

    private static double[] numbers(Cursor cursor, String what) {
        return cursor.value(
                word -> Arrays.stream(word.split(",", -1))
                        .mapToDouble(Grammar::number)
                        .toArray(),
                what + ", or one for each channel with commas between");
    }

    private static double number(String word) {
        double value;
        try {
            value = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no number", e);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(word + " is not finite");
        }
        return value;
    }
}
