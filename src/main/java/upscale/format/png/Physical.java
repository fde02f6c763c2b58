package upscale.format.png;

import java.nio.ByteBuffer;
import java.util.Optional;
import upscale.format.Resolution;

/** The pHYs chunk: pixels per metre, or only their aspect ratio (PNG third edition, 11.3.4.3). */
final class Physical {
    private static final double LARGEST = Integer.MAX_VALUE;

    private Physical() {}

    /** Empty if the chunk is malformed or counts no pixels. */
    static Optional<Resolution> read(byte[] chunk) {
        if (chunk.length != 9) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(chunk);
        int x = in.getInt();
        int y = in.getInt();
        int unit = in.get();
        if (x <= 0 || y <= 0 || unit < 0 || unit > 1) {
            return Optional.empty();
        }
        return Optional.of(new Resolution(x, y, unit == 1 ? Resolution.Unit.METRE : Resolution.Unit.NONE));
    }

    /** The chunk's data. A resolution below one pixel per metre, or beyond the chunk's integers, leaves its aspect ratio only. */
    static byte[] write(Resolution resolution) {
        Resolution metric = resolution.in(Resolution.Unit.METRE);
        boolean length = metric.unit() == Resolution.Unit.METRE
                && Math.min(metric.x(), metric.y()) >= 1
                && Math.max(metric.x(), metric.y()) <= LARGEST;
        double scale = length ? 1 : ratioScale(metric.x(), metric.y());
        return ByteBuffer.allocate(9)
                .putInt((int) Math.max(1, Math.rint(metric.x() * scale)))
                .putInt((int) Math.max(1, Math.rint(metric.y() * scale)))
                .put((byte) (length ? 1 : 0))
                .array();
    }

    /** What makes integers of both: the smallest whole factor that does if there is one below 1000, else as large as fits. */
    private static double ratioScale(double x, double y) {
        if (Math.max(x, y) <= LARGEST / 1000) {
            for (int scale = 1; scale < 1000; scale++) {
                if (whole(x * scale) && whole(y * scale)) {
                    return scale;
                }
            }
        }
        return LARGEST / Math.max(x, y);
    }

    private static boolean whole(double value) {
        return value >= 1 && Math.abs(value - Math.rint(value)) < 1e-9 * value;
    }
}
