package upscale.compare;

import java.util.Optional;
import upscale.compare.Rules.AlphaRule;
import upscale.compare.Rules.DepthRule;
import upscale.compare.Rules.ProfileRule;
import upscale.compare.Rules.SizeRule;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.stage.ColourSpace;
import upscale.stage.Converted;
import upscale.stage.Expanded;
import upscale.stage.Opaque;
import upscale.stage.Premultiplied;
import upscale.stage.Recast;

/** Two images made ready to be compared sample by sample, by what {@link Rules} say; or why they are not. */
public sealed interface Alike {
    /**
     * They are.
     *
     * @param actual of the size and channels of {@code expected}
     * @param range of their samples
     * @param shift where the first was found to lie on the second, if that was looked for
     */
    record Ready(Image actual, Image expected, double range, Optional<Shift> shift) implements Alike {}

    /** Their sizes differ; {@code reason} is a clause for people. */
    record OtherSize(String reason) implements Alike {}

    /** They are different in what their samples are, whatever those say; {@code reason} is a clause for people. */
    record OtherKind(String reason) implements Alike {}

    /**
     * Makes two images ready; upright ones, as stored otherwise. Palettes are looked up, samples of less than a byte spread over one, and channels that one of
     * them lacks are added, which changes nothing of what they show: gray is the same red, green and blue, and what has no opacity is opaque.
     */
    static Alike of(Image actual, Image expected, Rules rules) {
        ImageInfo a = actual.info();
        ImageInfo b = expected.info();
        boolean sized = a.width() == b.width() && a.height() == b.height();
        if (!sized && rules.kinds().sizes() == SizeRule.FAIL) {
            return new OtherSize(size(a) + " against " + size(b));
        } else if (rules.kinds().profiles() == ProfileRule.REQUIRE && !a.icc().equals(b.icc())) {
            return new OtherKind(profile(a) + " against " + profile(b));
        }
        Image x = Expanded.of(actual);
        Image y = Expanded.of(expected);
        boolean typed = x.info().type() == y.info().type();
        if (!typed && rules.kinds().depths() == DepthRule.FAIL) {
            return new OtherKind(
                    a.type().label() + " samples against " + b.type().label());
        } else if (!typed) {
            SampleType type = holdsMore(x.info().type(), y.info().type());
            x = Recast.scaled(x, type);
            y = Recast.scaled(y, type);
        }
        boolean coloured = x.info().colour() == y.info().colour()
                && x.info().colourChannels() == y.info().colourChannels();
        if (!coloured && (planes(x) || planes(y))) {
            return new OtherKind(a.channels() + " channels against " + b.channels());
        } else if (!coloured) {
            x = x.info().colour() == Colour.GRAY ? new Completed(x, true, false) : x;
            y = y.info().colour() == Colour.GRAY ? new Completed(y, true, false) : y;
        }
        if (rules.luma() && planes(x)) {
            return new OtherKind("planes that are no colours, and have no luma");
        }
        if (rules.kinds().profiles() == ProfileRule.CONVERT && !a.icc().equals(b.icc())) {
            Optional<ColourSpace> from = ColourSpace.of(a.icc());
            Optional<ColourSpace> to = ColourSpace.of(b.icc());
            if (from.isEmpty() || to.isEmpty()) {
                return new OtherKind(unconverted(from.isEmpty() ? a : b) + ", which cannot be converted");
            } else if (planes(x) || x.info().alpha() == Alpha.PREMULTIPLIED) {
                return new OtherKind(profile(a) + " against " + profile(b) + ", and samples that cannot be converted");
            }
            x = Converted.of(x, from.get(), to.get());
        }
        boolean padded = !sized && rules.kinds().sizes() == SizeRule.PAD && !planes(x);
        boolean opacity = x.info().hasAlpha() || y.info().hasAlpha() || padded;
        return ready(seen(x, opacity, rules), seen(y, opacity, rules), rules);
    }

    private static Image seen(Image image, boolean opacity, Rules rules) {
        if (rules.kinds().alpha() == AlphaRule.IGNORE || !opacity) {
            return Opaque.of(image);
        }
        Image whole = image.info().hasAlpha() ? image : new Completed(image, false, true);
        return rules.kinds().alpha() == AlphaRule.PREMULTIPLIED && whole.info().alpha() == Alpha.STRAIGHT
                ? Premultiplied.of(whole)
                : whole;
    }

    private static Alike ready(Image x, Image y, Rules rules) {
        Framed framed = Framed.of(
                rules.luma() ? Luma.of(x) : x,
                rules.luma() ? Luma.of(y) : y,
                rules.kinds().sizes());
        Rules.Where where = rules.where();
        ImageInfo info = framed.actual().info();
        int width = info.width();
        int height = info.height();
        Region whole = new Region(width, height, 0, 0);
        Optional<Region> part = part(whole, where);
        Optional<Image> mask = where.mask();
        if (part.isEmpty()) {
            return new OtherSize("nothing of " + width + "x" + height + " is compared"
                    + where.region().map(region -> ", in the region " + region).orElse("")
                    + (where.shave() > 0 ? ", without " + where.shave() + " pixels at each border" : ""));
        } else if (mask.isPresent()
                && (mask.get().info().width() != width || mask.get().info().height() != height)) {
            return new OtherSize("a mask of " + size(mask.get().info()) + " for " + width + "x" + height);
        }
        Image left = framed.actual();
        Image right = framed.expected();
        if (mask.isPresent() || !where.ignored().isEmpty()) {
            left = new Excused(left, right, new Ignored(mask, where.ignored(), whole));
        }
        double range = rules.range().orElse(info.range());
        left = where.antialias() ? new Excused(left, right, new Antialiased(left, right, range)) : left;
        return new Ready(Part.of(left, part.get()), Part.of(right, part.get()), range, framed.shift());
    }

    private static Optional<Region> part(Region whole, Rules.Where where) {
        Region asked = where.region().orElse(whole);
        int shave = where.shave();
        return asked.within(whole.width(), whole.height())
                .filter(inside -> Math.min(inside.width(), inside.height()) > 2 * shave)
                .map(inside -> new Region(
                        inside.width() - 2 * shave,
                        inside.height() - 2 * shave,
                        inside.x() + shave,
                        inside.y() + shave));
    }

    private static boolean planes(Image image) {
        return image.info().colour() == Colour.PLANES;
    }

    private static SampleType holdsMore(SampleType a, SampleType b) {
        if (a.floating() != b.floating()) {
            return a.floating() ? a : b;
        }
        return a.bits() >= b.bits() ? a : b;
    }

    private static String size(ImageInfo info) {
        return info.width() + "x" + info.height();
    }

    private static String unconverted(ImageInfo info) {
        String space = info.icc().orElseThrow().colourSpace().strip();
        return "a colour profile of " + (space.equals("RGB") || space.equals("GRAY") ? "tables, or damaged" : space);
    }

    private static String profile(ImageInfo info) {
        return info.icc().isPresent() ? "another colour profile" : "no colour profile";
    }
}
