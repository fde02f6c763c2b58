package upscale.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.method.MethodException;
import upscale.method.Upsampled;

/** Steps being applied to one image: what each label stands for, and what has been computed but not held. */
final class Application {
    private final List<Step> steps;
    private final Image source;
    private final int threads;
    private final Set<String> called;
    private final Map<String, Result> named = new HashMap<>();
    private final Map<String, String> shapes = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Deque<Pooled> pools = new ArrayDeque<>();
    private String latest = "";
    private Result current;

    /**
     * What a step made.
     *
     * @param summed whether reading it means taking sums
     */
    private record Result(Image image, boolean summed) {}

    /**
     * A pooling that may be undone.
     *
     * @param step which it was
     * @param from what was pooled
     * @param shape of what came out
     */
    private record Pooled(Step step, Image from, ImageInfo shape) {}

    Application(List<Step> steps, Image source, int threads) {
        this.steps = steps;
        this.source = source;
        this.threads = threads;
        this.called = steps.stream()
                .map(Step::operator)
                .filter(Step.Concat.class::isInstance)
                .flatMap(o -> ((Step.Concat) o).labels().stream())
                .collect(Collectors.toSet());
        this.current = new Result(source, false);
        named.put(Grammar.INPUT, current);
    }

    Upsampled run() {
        tell("input", shape(source.info()) + " (channels x rows x columns)");
        for (Step step : steps) {
            try {
                if (sums(step.operator())) {
                    hold();
                }
                current = apply(step);
            } catch (MethodException | IllegalArgumentException | ArithmeticException e) {
                throw new MethodException(step.title() + " of " + shape(current.image.info()) + ": " + e.getMessage());
            }
            tell("step " + step.position() + ", " + step.text(), shape(current.image.info()));
            if (step.label().filter(called::contains).isPresent()) {
                hold();
            }
            step.label().ifPresent(label -> named.put(label, current));
        }
        return new Upsampled(
                new Described(current.image, described(current.image.info(), source.info())), shapes, warnings);
    }

    private void tell(String what, String shape) {
        latest = what;
        shapes.put(what, shape);
    }

    // Nothing, if no sums would be taken again.
    private void hold() {
        if (current.summed) {
            ImageInfo info = current.image.info();
            current = new Result(new Held(current.image, threads), false);
            double kilobytes = Held.bytes(info) / 1e3;
            String size = String.format(
                    Locale.ROOT,
                    kilobytes < 1000 ? "%.1f kB" : "%.1f MB",
                    kilobytes < 1000 ? kilobytes : kilobytes / 1000);
            shapes.merge(latest, ", held in " + size, String::concat);
        }
    }

    // Unpooling reads its source in another order than its own.
    private static boolean sums(Step.Operator operator) {
        return operator instanceof Step.Apply apply && !apply.method().copies()
                || operator instanceof Step.Pool
                || operator instanceof Step.Unpool;
    }

    private Result apply(Step step) {
        Step.Operator operator = step.operator();
        if (operator instanceof Step.Apply apply) {
            Upsampled made = apply.method().apply(current.image, apply.options());
            made.warnings().forEach(warning -> warnings.add(step.title() + ": " + warning));
            return new Result(made.image(), current.summed || sums(operator));
        } else if (operator instanceof Step.Pool pool) {
            Image image = pool.method().apply(current.image, pool.options()).image();
            pools.push(new Pooled(step, current.image, image.info()));
            return new Result(image, true);
        } else if (operator instanceof Step.Unpool unpool) {
            return unpooled(unpool, pools.pop());
        } else if (operator instanceof Step.Rectify rectify) {
            return pointwise(Pointwise.Change.RECTIFY, rectify.slopes(), "slopes");
        } else if (operator instanceof Step.Bias bias) {
            return pointwise(Pointwise.Change.ADD, bias.values(), "biases");
        } else if (operator instanceof Step.Concat concat) {
            return concatenated(concat.labels());
        }
        throw new IllegalStateException("no operator: " + operator);
    }

    private Result unpooled(Step.Unpool unpool, Pooled pooled) {
        String expected = shape(pooled.shape);
        if (!shape(current.image.info()).equals(expected)) {
            throw new MethodException(
                    "the positions of " + pooled.step.title() + " are for " + expected + ", and go with nothing else");
        }
        return new Result(
                new Unpooled(current.image, pooled.from, (Step.Pool) pooled.step.operator(), unpool.method()), false);
    }

    private Result pointwise(Pointwise.Change change, double[] values, String what) {
        int channels = current.image.info().channels();
        double[] each = values;
        if (values.length == 1 && channels > 1) {
            each = new double[channels];
            java.util.Arrays.fill(each, values[0]);
        }
        if (each.length != channels) {
            throw new MethodException("there are " + values.length + " " + what + " for " + channels + " channels");
        }
        return new Result(new Pointwise(current.image, change, each), current.summed);
    }

    private Result concatenated(List<String> labels) {
        List<Image> parts = new ArrayList<>();
        boolean summed = false;
        ImageInfo first = null;
        for (String label : labels) {
            Result part = label.equals(Grammar.CURRENT) ? current : named.get(label);
            ImageInfo info = part.image.info();
            first = first == null ? info : first;
            if (info.width() != first.width() || info.height() != first.height()) {
                throw new MethodException("channels of " + shape(first) + " and "
                        + (label.equals(Grammar.CURRENT) ? "" : label + ", ") + shape(info)
                        + ", do not go together: rows and columns differ");
            }
            parts.add(part.image);
            summed |= part.summed;
        }
        return new Result(new Concatenated(parts), summed);
    }

    static String shape(ImageInfo info) {
        return info.channels() + "x" + info.height() + "x" + info.width();
    }

    // What comes out is what went in if it can be.
    private static ImageInfo described(ImageInfo out, ImageInfo in) {
        boolean same = out.channels() == in.channels();
        boolean coloured = in.colour() != Colour.PLANES && (out.channels() == 1 || out.channels() == 3);
        if (!same && !coloured) {
            return out;
        }
        Colour colour = out.channels() == 1 ? Colour.GRAY : Colour.RGB;
        return new ImageInfo(
                out.width(),
                out.height(),
                out.channels(),
                out.type(),
                same ? in.colour() : colour,
                same ? in.alpha() : Alpha.NONE,
                out.significantBits(),
                Optional.empty(),
                same ? in.icc() : Optional.empty(),
                out.columns(),
                out.rows());
    }

    /** An image under another description of the same shape and type. */
    private record Described(Image image, ImageInfo info) implements Image {
        @Override
        public RowReader newReader() {
            return image.newReader();
        }
    }
}
