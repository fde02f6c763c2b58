package upscale.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.StoredValues;
import upscale.image.IccProfile;

/** What files state of a picture beside its samples, where two of them state different things. */
final class Stated {
    private Stated() {}

    /**
     * In what they differ, a clause each, for people; none if they do not. Texts, cameras and what was written by which program are left out.
     *
     * @param profiles whether colour profiles are, too, as those of the samples are not held to be the same
     */
    static List<String> differences(Page actual, Page expected, boolean profiles) {
        Metadata a = actual.metadata();
        Metadata b = expected.metadata();
        List<String> differences = new ArrayList<>();
        if (!same(a.resolution(), b.resolution())) {
            differences.add("a resolution of " + told(a.resolution(), Resolution::toString) + ", expected "
                    + told(b.resolution(), Resolution::toString));
        }
        Optional<IccProfile> profile = actual.image().info().icc();
        if (profiles && !profile.equals(expected.image().info().icc())) {
            boolean one = expected.image().info().icc().isPresent();
            differences.add(
                    profile.isEmpty()
                            ? "no colour profile"
                            : one ? "another colour profile" : "a colour profile, expected none");
        }
        if (a.orientation() != b.orientation()) {
            differences.add("an orientation of " + a.orientation().tag() + ", expected "
                    + b.orientation().tag());
        }
        if (!a.gamma().equals(b.gamma())) {
            differences.add("a gamma of " + told(a.gamma(), String::valueOf) + ", expected "
                    + told(b.gamma(), String::valueOf));
        }
        Optional<NoData> none = a.attached(NoData.class);
        if (!none.equals(b.attached(NoData.class))) {
            differences.add("no-data samples of " + told(none, Stated::range) + ", expected "
                    + told(b.attached(NoData.class), Stated::range));
        }
        if (!a.attached(StoredValues.class).equals(b.attached(StoredValues.class))) {
            differences.add("other values of samples, or windows of them");
        }
        return differences;
    }

    // Formats store resolution in units of their own, PNG as whole pixels per metre: where units differ, half of such a
    // pixel is a rounding.
    private static boolean same(Optional<Resolution> a, Optional<Resolution> b) {
        if (a.isEmpty() || b.isEmpty() || a.get().unit() == b.get().unit()) {
            return a.equals(b);
        }
        Resolution x = a.get().in(Resolution.Unit.METRE);
        Resolution y = b.get().in(Resolution.Unit.METRE);
        return x.unit() == y.unit() && Math.abs(x.x() - y.x()) < 1 && Math.abs(x.y() - y.y()) < 1;
    }

    private static String range(NoData none) {
        return none.least() == none.greatest() || Double.isNaN(none.value())
                ? Double.toString(none.value())
                : none.least() + " to " + none.greatest();
    }

    private static <T> String told(Optional<T> value, Function<T, String> told) {
        return value.map(told).orElse("none");
    }
}
