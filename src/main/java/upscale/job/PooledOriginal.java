package upscale.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.Page;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.PositionSource;
import upscale.method.Positions;
import upscale.method.Target;

/**
 * Positions that are found by pooling the original once more: the windows are those that were given, else those without overlap that make
 * its size the pooled one's.
 *
 * @param name of the original, for messages
 * @param page the original
 * @param finder the method that finds positions
 * @param format what positions are written as
 */
public record PooledOriginal(String name, Page page, Method finder, Format format) implements PositionSource {
    @Override
    public Positions of(ImageInfo pooled, MethodOptions asked) {
        MethodOptions options = MethodOptions.of(new Target.Own());
        Optional<Pair> window = asked.get(Parameter.WINDOW);
        if (window.isPresent()) {
            for (Parameter<?> parameter : finder.parameters()) {
                options = taken(options, parameter, asked);
            }
        } else {
            Pair size = maxima(options.with(Parameter.WINDOW, Pair.both(1))).size();
            if (size.equals(new Pair(pooled.height(), pooled.width()))) {
                throw new MethodException(name + " is as large as what it should be the original of");
            }
            options = options.with(
                    Parameter.WINDOW,
                    new Pair(
                            derived(size.rows(), pooled.height(), "rows"),
                            derived(size.columns(), pooled.width(), "columns")));
        }
        Maxima whole = maxima(options);
        Maxima begun = maxima(options.with(Parameter.CEIL_MODE, true));
        for (Maxima each : window.isPresent() ? new Maxima[] {whole, begun} : new Maxima[] {whole}) {
            ImageInfo info = each.positions().info();
            if (info.width() == pooled.width() && info.height() == pooled.height()) {
                return new Positions(Raster.of(each.positions()), IndexLayout.TORCH, Optional.of(each.size()));
            }
        }
        throw new MethodException(
                name + " pooled by " + options.get(Parameter.WINDOW).orElseThrow() + " is "
                        + size(whole) + (size(begun).equals(size(whole)) ? "" : ", with --ceil-mode " + size(begun))
                        + ", and not "
                        + pooled.width() + "x" + pooled.height());
    }

    private static <T> MethodOptions taken(MethodOptions options, Parameter<T> parameter, MethodOptions asked) {
        return options.withPresent(parameter, asked.get(parameter));
    }

    private Maxima maxima(MethodOptions options) {
        try {
            return Maxima.of(
                    page,
                    finder,
                    options.with(Parameter.INDEX_LAYOUT, IndexLayout.TORCH),
                    Optional.of(AlphaMode.STRAIGHT),
                    format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String size(Maxima maxima) {
        return maxima.positions().info().width() + "x"
                + maxima.positions().info().height();
    }

    /** The one length of windows without overlap or padding of which {@code pooled} are whole in {@code length}. */
    private int derived(int length, int pooled, String what) {
        int shortest = length / (pooled + 1) + 1;
        int longest = length / pooled;
        if (shortest == longest) {
            return longest;
        }
        throw new MethodException(
                shortest > longest
                        ? "no windows side by side pool the " + length + " " + what + " of " + name + " to " + pooled
                                + ": give the pooling's -k, --stride and --padding"
                        : "windows of " + shortest + " to " + longest + " " + what + " pool the " + length + " of "
                                + name + " to " + pooled + ": give the pooling's -k");
    }
}
