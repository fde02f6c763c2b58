package upscale.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A scale of numbers along a line of pixels.
 *
 * @param low the number at its beginning
 * @param high the number at its end, larger
 * @param length pixels
 */
record Axis(double low, double high, int length) {
    private static final int[] STEPS = {1, 2, 5};

    /** Where numbers have more digits before or after the point, they are written with a power of ten. */
    private static final int BEFORE = 5;

    private static final int AFTER = 4;

    /** Dots between numbers. */
    private static final int GAP = 10;

    private static final double ROUNDING = 1e-9;

    /**
     * A number that is told.
     *
     * @param at the pixel that it belongs to
     * @param text the number
     */
    record Tick(int at, String text) {}

    /**
     * Round numbers: as many as have room beside one another.
     *
     * @param size how many times their letters are enlarged
     */
    List<Tick> ticks(int size) {
        int power = (int) Math.floor(StrictMath.log10(high - low)) - 2;
        while (true) {
            for (int step : STEPS) {
                List<Tick> ticks = every(step, power);
                if (apart(ticks, size)) {
                    return ticks;
                }
            }
            power++;
        }
    }

    private List<Tick> every(int step, int power) {
        BigDecimal between = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
        double wide = between.doubleValue();
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(high / wide + ROUNDING);
        for (long i = (long) Math.ceil(low / wide - ROUNDING); i <= last; i++) {
            double part = (i * wide - low) / (high - low);
            ticks.add(new Tick((int) Math.rint(part * (length - 1)), text(between.multiply(BigDecimal.valueOf(i)))));
        }
        return ticks;
    }

    private String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        String sign = number.signum() < 0 ? "-" : low < 0 ? "+" : "";
        BigDecimal bare = number.abs().stripTrailingZeros();
        int before = bare.precision() - bare.scale();
        if (bare.scale() <= AFTER && before <= BEFORE) {
            return sign + bare.toPlainString();
        }
        String digits = bare.unscaledValue().toString();
        return sign + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "E" + (before - 1);
    }

    private static boolean apart(List<Tick> ticks, int size) {
        for (int i = 1; i < ticks.size(); i++) {
            int widths = Letters.width(ticks.get(i - 1).text(), size)
                    + Letters.width(ticks.get(i).text(), size);
            if (ticks.get(i).at() - ticks.get(i - 1).at() < widths / 2 + GAP * size) {
                return false;
            }
        }
        return true;
    }
}
