package upscale.job;

import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.StoredValues;
import upscale.format.StoredValues.Window;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.stage.Extremes;
import upscale.stage.Shown;

/**
 * What is made of samples that stand for other values, decided for one page.
 *
 * @param stored what they stand for
 * @param window what is shown of them; empty if they are written themselves
 */
record Valued(StoredValues stored, Optional<Window> window) {

    /**
     * What a mode other than {@link ValueMode#STORED} means for a page.
     *
     * @param source the page's picture, before it is enlarged
     * @param threads how many look for the extremes, at least 1
     * @throws FormatException if the file does not say what that takes
     */
    static Valued of(ValueMode mode, Metadata metadata, Image source, int threads) throws FormatException {
        StoredValues stored = metadata.attached(StoredValues.class)
                .filter(values -> source.info().channels() == 1)
                .orElseThrow(() -> new FormatException(
                        FormatException.Kind.UNSUPPORTED,
                        "--window and --rescale are for gray DICOM images whose values follow from the stored ones by"
                                + " slope and intercept: leave them out"));
        return new Valued(
                stored,
                switch (mode.kind()) {
                    case STORED, RESCALED -> Optional.empty();
                    case GIVEN -> mode.window();
                    case FILE ->
                        Optional.of(stored.windows().stream()
                                .findFirst()
                                .orElseThrow(() -> new FormatException(
                                        FormatException.Kind.UNSUPPORTED,
                                        "the file states no window: give one, --window C,W, or --window auto")));
                    case AUTO -> {
                        Extremes extremes = Rescaling.extremes(source, threads);
                        yield Optional.of(between(stored, extremes.low(), extremes.high()));
                    }
                    case FULL -> {
                        ImageInfo info = source.info();
                        if (info.type().floating()) {
                            throw new FormatException(
                                    FormatException.Kind.UNSUPPORTED,
                                    "floating point samples have no full range: give a window, --window C,W, or auto");
                        }
                        yield Optional.of(between(stored, info.min(), info.max()));
                    }
                });
    }

    private static Window between(StoredValues stored, double one, double other) {
        double a = stored.value(one);
        double b = stored.value(other);
        return Window.between(Math.min(a, b), Math.max(a, b));
    }

    /** For {@code -v}. */
    String label() {
        return window.map(w ->
                        "window " + w.centre() + "," + w.width() + (stored.leastIsWhite() ? ", least is white" : ""))
                .orElse("values " + stored.slope() + " * sample + " + stored.intercept());
    }

    /**
     * The enlarged picture's values or gray levels.
     *
     * @param depth as which type; if empty, 32-bit floats or bytes
     */
    Image of(Image enlarged, Optional<SampleType> depth) {
        if (window.isEmpty()) {
            return Shown.values(enlarged, stored::value, depth.orElse(SampleType.F32));
        }
        Window shown = window.get();
        return Shown.levels(
                enlarged,
                sample -> {
                    double level = shown.level(stored.value(sample));
                    return stored.leastIsWhite() ? 1 - level : level;
                },
                depth.orElse(SampleType.U8));
    }
}
