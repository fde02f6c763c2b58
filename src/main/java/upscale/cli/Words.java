package upscale.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.format.Effort;
import upscale.format.StoredValues;
import upscale.image.Ratio;
import upscale.job.Memory;
import upscale.job.PageChoice;
import upscale.job.UpscalePlan;
import upscale.job.ValueMode;
import upscale.method.ChannelOrder;
import upscale.method.Channels;
import upscale.method.EvenOverlap;
import upscale.method.IndexLayout;
import upscale.method.Like;
import upscale.method.NearestRounding;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Target;
import upscale.spelling.Spelling;

/** The words of the command line as typed values: the one place where text is parsed. */
final class Words {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?|\\.[0-9]+");
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern SIZE = Pattern.compile("([0-9]*)[xX]([0-9]*)");
    private static final Pattern PAIR = Pattern.compile("([0-9]{1,9})([,xX])([0-9]{1,9})");

    private Words() {}

    /** {@code 512M}, {@code 2G}, {@code 50%}. */
    static final class MemoryWord implements ITypeConverter<Memory> {
        private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})([kmgKMG%])");
        private static final long LEAST = 256L << 20;

        @Override
        public Memory convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no amount of memory; expected 512M, 2G or 50%");
            }
            long number = Long.parseLong(matcher.group(1));
            long bytes = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                case "k" -> number << 10;
                case "m" -> number << 20;
                case "g" -> number << 30;
                default -> share(number, text);
            };
            if (bytes < LEAST) {
                throw new TypeConversionException("'" + text + "' is too little: " + (LEAST >> 20)
                        + "M is the least, of which Java takes " + (Memory.BESIDE_HEAP >> 20) + "M for itself");
            }
            return Memory.of(bytes, "--memory " + text);
        }

        // Of the machine's memory, or the container's.
        private static long share(long percent, String text) {
            if (percent > 100) {
                throw new TypeConversionException("'" + text + "' is more than there is");
            }
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize()
                    / 100
                    * percent;
        }
    }

    /** {@code 2}, {@code 2x}, {@code 1.5}, {@code 200%}, {@code 2x3} (horizontal x vertical). */
    static final class ScaleWord implements ITypeConverter<Target.Scale> {
        @Override
        public Target.Scale convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            int comma = word.indexOf(',');
            if (comma >= 0) {
                String a = word.substring(0, comma);
                String b = word.substring(comma + 1);
                throw new TypeConversionException("a scale takes no comma in '" + text + "': write " + a + "." + b
                        + " for a fraction, or " + a + "x" + b + " for horizontal x vertical");
            }
            if (word.endsWith("x") && word.indexOf('x') == word.length() - 1) {
                word = word.substring(0, word.length() - 1);
            }
            int by = word.indexOf('x');
            if (by < 0) {
                Ratio both = factor(word, text);
                return new Target.Scale(both, both);
            }
            return new Target.Scale(factor(word.substring(0, by), text), factor(word.substring(by + 1), text));
        }

        private static Ratio factor(String word, String text) {
            boolean percent = word.endsWith("%");
            String digits = percent ? word.substring(0, word.length() - 1) : word;
            if (!NUMBER.matcher(digits).matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a scale; expected 2, 2x, 1.5, 200% or 2x3 (horizontal x vertical)");
            }
            if (!percent && WHOLE.matcher(digits).matches()) {
                return Ratio.of(Long.parseLong(digits));
            }
            BigDecimal value = new BigDecimal(digits);
            try {
                return Ratio.of(percent ? value.movePointLeft(2) : value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("scale '" + text + "': " + e.getMessage());
            }
        }
    }

    /** {@code 2}, {@code 2x}, {@code 1.5}, {@code 200%}: along one axis. */
    static final class FactorWord implements ITypeConverter<Ratio> {
        @Override
        public Ratio convert(String text) {
            Target.Scale scale = new ScaleWord().convert(text);
            if (!scale.x().equals(scale.y())) {
                throw new TypeConversionException("'" + text + "' is two scales; expected one, such as 2 or 1.5");
            }
            return scale.x();
        }
    }

    /** {@code 800x600}, {@code 800x}, {@code x600}. */
    static final class SizeWord implements ITypeConverter<Target.Size> {
        @Override
        public Target.Size convert(String text) {
            Matcher matcher = SIZE.matcher(text.trim());
            if (!matcher.matches()
                    || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a size; expected WxH, Wx or xH in pixels, such as 800x600");
            }
            return new Target.Size(pixels(matcher.group(1), text), pixels(matcher.group(2), text), Target.Fit.STRETCH);
        }

        private static OptionalInt pixels(String digits, String text) {
            if (digits.isEmpty()) {
                return OptionalInt.empty();
            }
            long value = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
            if (value < 1 || value > Integer.MAX_VALUE) {
                throw new TypeConversionException("size '" + text + "': each side is from 1 to " + Integer.MAX_VALUE);
            }
            return OptionalInt.of((int) value);
        }
    }

    /** {@code none}, {@code fast}, {@code balanced}, {@code small}, or a digit. */
    static final class EffortWord extends Choices implements ITypeConverter<Effort> {
        @Override
        List<String> words() {
            return Arrays.stream(Effort.Preset.values()).map(OneOf::spelling).toList();
        }

        @Override
        public Effort convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            if (word.matches("[0-9]")) {
                return Effort.ofLevel(Integer.parseInt(word));
            }
            return Arrays.stream(Effort.Preset.values())
                    .filter(preset -> OneOf.spelling(preset).equals(word))
                    .findFirst()
                    .map(Effort::of)
                    .orElseThrow(() -> new TypeConversionException("'" + text
                            + "' is neither a level of compression, 0 to 9, nor a word for one"
                            + Spelling.hint(word, words())));
        }
    }

    /** {@code all}, or the number of a page. */
    static final class PagesWord extends Choices implements ITypeConverter<PageChoice> {
        @Override
        List<String> words() {
            return List.of("all");
        }

        @Override
        public PageChoice convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            if (word.equals("all")) {
                return PageChoice.ALL;
            }
            if (!word.matches("[0-9]{1,9}") || Integer.parseInt(word) < 1) {
                throw new TypeConversionException("'" + text + "' is neither 'all' nor the number of a page, from 1");
            }
            return PageChoice.only(Integer.parseInt(word));
        }
    }

    /** {@code replicate}, {@code reflect}, ... or a number. */
    static final class EdgeWord extends Choices implements ITypeConverter<Edge> {
        @Override
        List<String> words() {
            Stream<Edge.Kind> named = Arrays.stream(Edge.Kind.values()).filter(kind -> kind != Edge.Kind.VALUE);
            return Stream.concat(named.map(OneOf::spelling), Stream.of("zero")).toList();
        }

        @Override
        public Edge convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            if (word.equals("zero")) {
                return Edge.ZERO;
            }
            for (Edge.Kind kind : Edge.Kind.values()) {
                if (kind != Edge.Kind.VALUE && OneOf.spelling(kind).equals(word)) {
                    return new Edge(kind, 0);
                }
            }
            try {
                double value = Double.parseDouble(word);
                if (Double.isFinite(value)) {
                    return Edge.value(value);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new TypeConversionException(
                    "'" + text + "' is neither an edge nor a number" + Spelling.hint(word, words()));
        }
    }

    /** {@code half-pixel}, {@code align-corners}, ..., and the words of scanners for two of them. */
    static final class AlignmentWord extends Choices implements ITypeConverter<Alignment> {
        private static final OneOf<Alignment> OURS = new OneOf<>(Alignment.values(), "alignment") {};
        private static final Map<String, Alignment> OF_SCANNERS =
                new TreeMap<>(Map.of("centered", Alignment.HALF_PIXEL, "sample", Alignment.ASYMMETRIC));

        @Override
        List<String> words() {
            return Stream.concat(OURS.words().stream(), OF_SCANNERS.keySet().stream())
                    .toList();
        }

        @Override
        public Alignment convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            Alignment alignment = OF_SCANNERS.get(word);
            if (alignment != null) {
                return alignment;
            } else if (OURS.words().contains(word)) {
                return OURS.convert(word);
            }
            throw new TypeConversionException("'" + text + "' is no alignment" + Spelling.hint(word, words()));
        }
    }

    /** {@code none}, {@code hann}, {@code tukey}, {@code tukey:A}, {@code fermi}. */
    static final class ApodizationWord extends Choices implements ITypeConverter<Apodization> {
        private static final OneOf<Apodization.Kind> KINDS = new OneOf<>(Apodization.Kind.values(), "apodization") {};
        private static final double TAPER = 0.5;

        @Override
        List<String> words() {
            return KINDS.words();
        }

        @Override
        public Apodization convert(String text) {
            String[] parts = text.trim().split(":", 2);
            Apodization.Kind kind = KINDS.convert(parts[0]);
            try {
                if (kind == Apodization.Kind.TUKEY) {
                    return Apodization.tukey(parts.length == 1 ? TAPER : Double.parseDouble(parts[1]));
                } else if (parts.length == 1) {
                    return new Apodization(kind, 0);
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "': tukey:A takes an A from 0 to 1");
            }
            throw new TypeConversionException("'" + text + "': only tukey takes a number");
        }
    }

    /** {@code floor}, {@code round-prefer-ceil}, ... */
    static final class RoundingWord extends OneOf<NearestRounding> {
        RoundingWord() {
            super(NearestRounding.values(), "rounding");
        }
    }

    /** {@code pillow}, {@code torch}, ... */
    static final class LibraryWord extends OneOf<Like> {
        LibraryWord() {
            super(Like.values(), "library");
        }
    }

    /** {@code crd}, {@code dcr}. */
    static final class OrderWord extends OneOf<ChannelOrder> {
        OrderWord() {
            super(ChannelOrder.values(), "channel order");
        }
    }

    /** {@code gain}, {@code count}. */
    static final class EvenOverlapWord extends OneOf<EvenOverlap> {
        EvenOverlapWord() {
            super(EvenOverlap.values(), "way to even overlap");
        }
    }

    /** {@code luma}, {@code all}. */
    static final class ChannelsWord extends OneOf<Channels> {
        ChannelsWord() {
            super(Channels.values(), "choice of channels");
        }
    }

    /** {@code stretch}, {@code inside}, {@code cover}. */
    static final class FitWord extends OneOf<Target.Fit> {
        FitWord() {
            super(Target.Fit.values(), "fit");
        }
    }

    /** {@code premultiplied}, {@code straight}, {@code opaque}. */
    static final class AlphaWord extends OneOf<UpscalePlan.AlphaMode> {
        AlphaWord() {
            super(UpscalePlan.AlphaMode.values(), "way with alpha");
        }
    }

    /** {@code clamp}, {@code offset}, {@code float}. */
    static final class RangeWord extends OneOf<UpscalePlan.RangeMode> {
        RangeWord() {
            super(UpscalePlan.RangeMode.values(), "range");
        }
    }

    /** {@code auto}, {@code file}, {@code full}, or a centre and a width. */
    static final class WindowWord extends Choices implements ITypeConverter<ValueMode> {
        @Override
        List<String> words() {
            return List.of("auto", "file", "full");
        }

        @Override
        public ValueMode convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            if (words().contains(word)) {
                return ValueMode.of(ValueMode.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
            }
            String[] numbers = word.split(",", -1);
            try {
                double centre = Double.parseDouble(numbers[0]);
                double width = Double.parseDouble(numbers[numbers.length - 1]);
                if (numbers.length == 2 && Math.abs(centre) <= Float.MAX_VALUE && width <= Float.MAX_VALUE) {
                    return ValueMode.of(new StoredValues.Window(centre, width, StoredValues.Shape.LINEAR));
                }
            } catch (IllegalArgumentException e) {
                // told of below
            }
            throw new TypeConversionException("'" + text + "' is none of " + String.join(", ", words())
                    + ", and no centre and width of at least 1, such as 40,400" + Spelling.meant(word, words()));
        }
    }

    /** {@code torch}, {@code keras}. */
    static final class LayoutWord extends OneOf<KernelBank.Layout> {
        LayoutWord() {
            super(KernelBank.Layout.BETWEEN_CHANNELS, "layout of kernels");
        }
    }

    /** {@code torch}, {@code onnx-column}, ... */
    static final class IndexLayoutWord extends OneOf<IndexLayout> {
        IndexLayoutWord() {
            super(IndexLayout.values(), "index layout");
        }
    }

    /** {@code valid}, {@code same}, {@code same-lower}, or pixels: {@code 1}, {@code ROWS,COLUMNS}, {@code TOP,LEFT,BOTTOM,RIGHT}. */
    static final class PaddingWord extends Choices implements ITypeConverter<Padding> {
        @Override
        List<String> words() {
            return Arrays.stream(Padding.Rule.values()).map(OneOf::spelling).toList();
        }

        @Override
        public Padding convert(String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            for (Padding.Rule rule : Padding.Rule.values()) {
                if (word.equals(rule.toString())) {
                    return rule;
                }
            }
            if (word.matches("[0-9]{1,9}(,[0-9]{1,9})*")) {
                int[] n = Arrays.stream(word.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                if (n.length == 1) {
                    return Padding.Sides.all(n[0]);
                } else if (n.length == 2) {
                    return new Padding.Sides(n[0], n[1], n[0], n[1]);
                } else if (n.length == 4) {
                    return new Padding.Sides(n[0], n[1], n[2], n[3]);
                }
            }
            throw new TypeConversionException("'" + text
                    + "' is not a padding; expected valid, same, same-lower, or pixels: N, ROWS,COLUMNS or"
                    + " TOP,LEFT,BOTTOM,RIGHT" + Spelling.meant(word, words()));
        }
    }

    /** {@code 2}, {@code 1,0}: rows, columns, as frameworks write it; or {@code 0x1}: columns x rows, as image tools do. */
    static final class PairWord implements ITypeConverter<Pair> {
        @Override
        public Pair convert(String text) {
            String word = text.trim();
            if (word.matches("[0-9]{1,9}")) {
                return Pair.both(Integer.parseInt(word));
            }
            Matcher matcher = PAIR.matcher(word);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text
                        + "' is not a whole number or a pair; expected N, ROWS,COLUMNS such as 1,0, or COLUMNSxROWS such"
                        + " as 0x1");
            }
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(3));
            return matcher.group(2).equals(",") ? new Pair(first, second) : new Pair(second, first);
        }
    }
}
