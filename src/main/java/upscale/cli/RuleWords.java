package upscale.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.compare.Metric;
import upscale.compare.Region;
import upscale.compare.Rules;
import upscale.compare.Tolerance;
import upscale.spelling.Spelling;

/** The words of comparisons as typed values. */
final class RuleWords {
    private static final String NUMBER = "([0-9]{1,18}(?:\\.[0-9]{1,18})?(?:[eE][-+]?[0-9]{1,3})?)";

    private RuleWords() {}

    /** {@code 2}, {@code 0.5}, {@code 1e-5}, {@code 1%}. */
    static final class AmountWord implements ITypeConverter<Tolerance.Amount> {
        private static final Pattern AMOUNT = Pattern.compile(NUMBER + "(%?)");

        @Override
        public Tolerance.Amount convert(String text) {
            Matcher matcher = AMOUNT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no amount; expected 2, 0.5 or 1%");
            }
            return new Tolerance.Amount(
                    Double.parseDouble(matcher.group(1)), !matcher.group(2).isEmpty());
        }
    }

    /** {@code 5:16x16}. */
    static final class ClusterWord implements ITypeConverter<Tolerance.Cluster> {
        private static final Pattern CLUSTER = Pattern.compile("([0-9]{1,9}):([1-9][0-9]{0,8})[xX]([1-9][0-9]{0,8})");

        @Override
        public Tolerance.Cluster convert(String text) {
            Matcher matcher = CLUSTER.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no cluster; expected N:WxH, N pixels in any W columns and H rows");
            }
            return new Tolerance.Cluster(whole(matcher, 1), whole(matcher, 2), whole(matcher, 3));
        }
    }

    /** {@code 640x480+10+20}. */
    static final class RegionWord implements ITypeConverter<Region> {
        private static final Pattern REGION =
                Pattern.compile("([1-9][0-9]{0,8})[xX]([1-9][0-9]{0,8})([-+][0-9]{1,9})([-+][0-9]{1,9})");

        @Override
        public Region convert(String text) {
            Matcher matcher = REGION.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no region; expected WxH+X+Y");
            }
            return new Region(whole(matcher, 1), whole(matcher, 2), whole(matcher, 3), whole(matcher, 4));
        }
    }

    /** Regions with semicolons between them. */
    static final class RegionsWord implements ITypeConverter<List<Region>> {
        @Override
        public List<Region> convert(String text) {
            List<Region> regions = new ArrayList<>();
            for (String word : text.split(";", -1)) {
                regions.add(new RegionWord().convert(word.trim()));
            }
            return regions;
        }
    }

    private static int whole(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** {@code all}, or labels with commas between them. */
    static final class MetricsWord extends Choices implements ITypeConverter<Set<Metric>> {
        private static final String ALL = "all";

        @Override
        List<String> words() {
            return Stream.concat(Stream.of(ALL), Arrays.stream(Metric.values()).map(Metric::label))
                    .toList();
        }

        @Override
        public Set<Metric> convert(String text) {
            Set<Metric> metrics = EnumSet.noneOf(Metric.class);
            for (String word : text.toLowerCase(Locale.ROOT).split(",", -1)) {
                if (word.equals(ALL)) {
                    metrics.addAll(EnumSet.allOf(Metric.class));
                    continue;
                }
                metrics.add(Arrays.stream(Metric.values())
                        .filter(metric -> metric.label().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + word + "' is no metric" + Spelling.hint(word, words()))));
            }
            return metrics;
        }
    }

    static final class AlphaWord extends OneOf<Rules.AlphaRule> {
        AlphaWord() {
            super(Rules.AlphaRule.values(), "way to compare opacity");
        }
    }

    static final class ProfileWord extends OneOf<Rules.ProfileRule> {
        ProfileWord() {
            super(Rules.ProfileRule.values(), "way to compare colour profiles");
        }
    }

    static final class DepthWord extends OneOf<Rules.DepthRule> {
        DepthWord() {
            super(Rules.DepthRule.values(), "way to compare sample types");
        }
    }

    static final class SizeWord extends OneOf<Rules.SizeRule> {
        SizeWord() {
            super(Rules.SizeRule.values(), "way to compare sizes");
        }
    }

    /** The one luma that there is. */
    static final class LumaWord extends OneOf<LumaWord.Luma> {
        enum Luma {
            BT601
        }

        LumaWord() {
            super(Luma.values(), "luma");
        }
    }
}
