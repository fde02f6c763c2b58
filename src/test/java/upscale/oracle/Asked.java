package upscale.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import upscale.image.Ratio;
import upscale.method.Target;

/** Sizes and scales as other programs' calls give them: rows first. */
final class Asked {
    private Asked() {}

    static Target size(List<String> rowsColumns) {
        return size(
                new BigDecimal(rowsColumns.get(1)).intValueExact(), new BigDecimal(rowsColumns.get(0)).intValueExact());
    }

    static Target size(int width, int height) {
        return size(width, height, Target.Fit.STRETCH);
    }

    static Target size(int width, int height, Target.Fit fit) {
        return new Target.Size(OptionalInt.of(width), OptionalInt.of(height), fit);
    }

    static Target scale(List<String> yx) {
        return new Target.Scale(Ratio.of(new BigDecimal(yx.get(1))), Ratio.of(new BigDecimal(yx.get(0))));
    }
}
