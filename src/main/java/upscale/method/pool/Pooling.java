package upscale.method.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/** What the poolings have in common: a window that moves by a stride. */
abstract class Pooling implements Method {
    private final Pooled.What what;

    Pooling(Pooled.What what) {
        this.what = what;
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.WINDOW, Parameter.STRIDE, Parameter.PADDING, Parameter.DILATION, Parameter.CEIL_MODE);
    }

    @Override
    public final boolean enlarges() {
        return false;
    }

    @Override
    public final Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Own)) {
            throw new MethodException("pooling takes no scale and no size: its --stride decides");
        }
        ImageInfo in = source.info();
        Window.Axes axes = Window.Axes.of(in.width(), in.height(), options);
        ImageInfo shape = what == Pooled.What.POSITION
                ? ImageInfo.planes(in.width(), in.height(), in.channels(), SampleType.I64)
                : in;
        ImageInfo out = shape.onGrid(
                axes.columns().out(),
                axes.rows().out(),
                axes.columns().map(),
                axes.rows().map());
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("window", options.get(Parameter.WINDOW).orElseThrow().toString());
        decisions.put("stride", axes.rows().stride() + "," + axes.columns().stride());
        decisions.put(
                "padding",
                options.get(Parameter.PADDING).orElse(Padding.Rule.VALID).toString());
        return new Upsampled(
                new Pooled(
                        source,
                        out,
                        axes,
                        what,
                        options.get(Parameter.INDEX_LAYOUT).orElse(IndexLayout.TORCH),
                        options.get(Parameter.COUNT_PADDING).orElse(true)),
                decisions);
    }
}
