package upscale.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import upscale.image.Image;

/**
 * What two images are compared by.
 *
 * @param kinds what becomes of images of different kinds
 * @param where what of them is compared
 * @param luma whether studio luma is compared, and no colours
 * @param range of samples, for ratios, similarities and percents; by their type if empty
 * @param tolerance how far they may be apart
 * @param metrics what is told of them
 */
public record Rules(
        Kinds kinds, Where where, boolean luma, OptionalDouble range, Tolerance tolerance, Set<Metric> metrics) {
    /** Everything must be equal. */
    public static final Rules EXACT =
            new Rules(Kinds.EXACT, Where.EVERYWHERE, false, OptionalDouble.empty(), Tolerance.EXACT, Set.of());

    /** Whether their similarity at five scales is taken. */
    boolean scaled() {
        return metrics.contains(Metric.MS_SSIM) || tolerance.msSsim().isPresent();
    }

    /** Whether they may be read more than once: for their similarity at five scales, or to find where one fits on the other. */
    public boolean readAgain() {
        return scaled() || kinds.sizes() == SizeRule.ALIGN;
    }

    /**
     * What becomes of images of different kinds.
     *
     * @param alpha what opacity has to say
     * @param profiles what colour profiles have to say
     * @param depths what becomes of images of different sample types
     * @param sizes what becomes of images of different sizes
     * @param metadata whether they are different if their files state different things of them beside their samples
     */
    public record Kinds(AlphaRule alpha, ProfileRule profiles, DepthRule depths, SizeRule sizes, boolean metadata) {
        /** They are different. */
        public static final Kinds EXACT =
                new Kinds(AlphaRule.STRAIGHT, ProfileRule.REQUIRE, DepthRule.FAIL, SizeRule.FAIL, false);
    }

    /**
     * What of two images is compared.
     *
     * @param region all of them, if empty
     * @param shave so many pixels at each border are left out, at least 0
     * @param ignored what need not be as expected
     * @param mask an image of the same size: where its samples are all 0, the other need not be as expected
     * @param antialias whether pixels need not be as expected that differ only in how an edge is smoothed
     */
    public record Where(
            Optional<Region> region, int shave, List<Region> ignored, Optional<Image> mask, boolean antialias) {
        /** All of them. */
        public static final Where EVERYWHERE = new Where(Optional.empty(), 0, List.of(), Optional.empty(), false);
    }

    /** What opacity has to say. */
    public enum AlphaRule {
        /** Every channel is compared as it is stored, colours too where nothing of them is seen. */
        STRAIGHT,
        /** Colours are compared multiplied by opacity: what is not seen is the same. */
        PREMULTIPLIED,
        /** Nothing: colours alone are compared, as they are stored. */
        IGNORE
    }

    /** What colour profiles have to say. */
    public enum ProfileRule {
        /** They must be the same. */
        REQUIRE,
        /** An image of another one is converted to that of the expected image; what has none is sRGB. */
        CONVERT,
        /** Nothing. */
        IGNORE
    }

    /** What becomes of images of different sample types. */
    public enum DepthRule {
        /** They are different. */
        FAIL,
        /** Samples are scaled to the type that holds more, white to white. */
        SCALE
    }

    /** What becomes of images of different sizes. */
    public enum SizeRule {
        /** They are not compared. */
        FAIL,
        /** What both have, from the upper left, is compared. */
        CROP,
        /** What one of them lacks, at the right and below, is transparent black; or black, where opacity is not compared. */
        PAD,
        /** What both have is compared, after one is laid on the other where it fits best. */
        ALIGN
    }
}
