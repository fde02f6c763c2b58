package upscale.job;

import java.io.IOException;
import java.util.List;
import upscale.format.Page;
import upscale.format.StoredValues.Shape;
import upscale.format.StoredValues.Window;
import upscale.job.Series.Entry;

/** One window for all slices of a series, so that the same value is the same gray in each. */
final class SeriesWindow {
    private SeriesWindow() {}

    /**
     * The plan with the window it means for the whole series: of the smallest to the largest value in any slice, of the first slice's file, or of what
     * that can store. All slices are decoded in turn where their values are asked for.
     */
    static UpscalePlan in(UpscalePlan plan, Series series) throws IOException {
        return switch (plan.values().kind()) {
            case STORED, RESCALED, GIVEN -> plan;
            case FILE, FULL ->
                plan.with(ValueMode.of(window(plan, series.slices().get(0))));
            case AUTO -> plan.with(ValueMode.of(widest(plan, series.slices())));
        };
    }

    private static Window window(UpscalePlan plan, Entry entry) throws IOException {
        Page page = entry.format().read(entry.source()).page(0);
        return Valued.of(plan.values(), page.metadata(), page.image(), plan.threads())
                .window()
                .orElseThrow();
    }

    private static Window widest(UpscalePlan plan, List<Entry> slices) throws IOException {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Entry entry : slices) {
            Window window = window(plan, entry);
            // a slice of one value has a window of width 1 around it
            least = Math.min(least, window.centre() - window.width() / 2);
            greatest = Math.max(greatest, window.centre() + window.width() / 2);
        }
        return new Window((least + greatest) / 2, greatest - least, Shape.LINEAR_EXACT);
    }
}
