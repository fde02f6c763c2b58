package upscale.job;

import java.io.IOException;
import java.util.List;
import upscale.format.Page;
import upscale.format.StoredValues.Display;
import upscale.format.StoredValues.Window;
import upscale.job.Series.Entry;
import upscale.stage.Extremes;

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
                plan.with(ValueMode.of(first(plan, series.slices().get(0))));
            case AUTO -> plan.with(ValueMode.of(widest(plan, series.slices())));
        };
    }

    private static Display first(UpscalePlan plan, Entry entry) throws IOException {
        Page page = entry.page();
        return Valued.of(plan.values(), page.metadata(), page.image(), plan.threads())
                .display()
                .orElseThrow();
    }

    private static Display widest(UpscalePlan plan, List<Entry> slices) throws IOException {
        Extremes extremes = Extremes.NONE;
        for (Entry entry : slices) {
            Page page = entry.page();
            extremes = extremes.and(Valued.extremes(page.metadata(), page.image(), plan.threads()));
        }
        return Window.between(extremes.low(), extremes.high());
    }
}
