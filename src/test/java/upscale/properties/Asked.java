package upscale.properties;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import upscale.engine.Kernels;
import upscale.image.Ratio;
import upscale.method.Fed;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** What the properties are asked of: every method there is, every kernel of the table. */
final class Asked {
    static final Methods METHODS = Methods.load(Asked.class.getClassLoader());

    private Asked() {}

    /** Every method that enlarges, given the channels that it needs. */
    static List<Method> enlarging() {
        return Fed.enlarging(METHODS);
    }

    static MethodOptions scale(double x, double y) {
        return MethodOptions.of(new Target.Scale(Ratio.of(BigDecimal.valueOf(x)), Ratio.of(BigDecimal.valueOf(y))));
    }

    /** One kernel of every family, its parameters the standard ones where there are such. */
    static List<String> kernels() {
        List<String> specs = new ArrayList<>();
        for (Kernels.Family family : Kernels.families()) {
            specs.add(family.name().equals("cubic") ? "cubic:0.3,0.9" : family.name());
        }
        return specs;
    }
}
