package upscale.job;

import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.StoredValues;
import upscale.format.StoredValues.Display;
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
 * @param display how they are shown; empty if values are written themselves
 */
record Valued(StoredValues stored, Optional<Display> display) {

    /**
     * What a mode other than {@link ValueMode#STORED} means for a page.
     *
     * @param source the page's picture, before it is enlarged
     * @param threads how many look for the extremes, at least 1
     * @throws FormatException if the file does not say what that takes
     */
    static Valued of(ValueMode mode, Metadata metadata, Image source, int threads) throws FormatException {
        StoredValues stored = stored(metadata, source);
        return new Valued(
                stored,
                switch (mode.kind()) {
                    case STORED, RESCALED -> Optional.empty();
                    case GIVEN -> mode.display();
                    case FILE ->
                        Optional.of(stored.displays().stream()
                                .findFirst()
                                .orElseThrow(() -> unsupported(
                                        "the file states no window: give one, --window C,W, or --window auto")));
                    case AUTO -> {
                        Extremes extremes = extremes(metadata, source, threads);
                        yield Optional.of(Window.between(extremes.low(), extremes.high()));
                    }
                    case FULL -> Optional.of(full(stored, source.info()));
                });
    }

    private static StoredValues stored(Metadata metadata, Image source) throws FormatException {
        return metadata.attached(StoredValues.class)
                .filter(values -> source.info().channels() == 1)
                .orElseThrow(() -> unsupported(
                        "--window and --rescale are for gray DICOM images whose stored values say what they stand for:"
                                + " leave them out"));
    }

    private static FormatException unsupported(String message) {
        return new FormatException(FormatException.Kind.UNSUPPORTED, message);
    }

    /** The smallest and the largest value of a picture; of padding only if there is nothing else. */
    static Extremes extremes(Metadata metadata, Image source, int threads) throws FormatException {
        StoredValues stored = stored(metadata, source);
        Optional<NoData> padding = metadata.attached(NoData.class);
        Extremes found = Rescaling.extremes(
                Shown.values(
                        source,
                        sample -> padding.isPresent() && padding.get().has(sample) ? Double.NaN : stored.value(sample),
                        SampleType.F64),
                threads);
        return found.low() <= found.high()
                ? found
                : Rescaling.extremes(Shown.values(source, stored::value, SampleType.F64), threads);
    }

    private static Window full(StoredValues stored, ImageInfo info) throws FormatException {
        if (stored.meaning() instanceof StoredValues.Table table) {
            return Window.between(0, table.white());
        }
        if (info.type().floating()) {
            throw unsupported("floating point samples have no full range: give a window, --window C,W, or auto");
        }
        double a = stored.value(info.min());
        double b = stored.value(info.max());
        return Window.between(Math.min(a, b), Math.max(a, b));
    }

    /** For {@code -v}. */
    String label() {
        return display.map(d -> d.label() + (stored.leastIsWhite() ? ", least is white" : ""))
                .orElseGet(() -> "values " + stored.meaning().label());
    }

    /**
     * The enlarged picture's values or gray levels.
     *
     * @param depth as which type; if empty, 32-bit floats or bytes
     */
    Image of(Image enlarged, Optional<SampleType> depth) {
        if (display.isEmpty()) {
            return Shown.values(enlarged, stored::value, depth.orElse(SampleType.F32));
        }
        Display shown = display.get();
        return Shown.levels(
                enlarged,
                sample -> {
                    double level = shown.level(stored.value(sample));
                    return stored.leastIsWhite() ? 1 - level : level;
                },
                depth.orElse(SampleType.U8));
    }
}
