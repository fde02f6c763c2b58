package upscale.learn;

import java.io.IOException;
import upscale.bank.Way;
import upscale.bank.Windows;
import upscale.image.Band;
import upscale.image.RowReader;

/**
 * The windows of pairs of images as a bank looks at them, of which kernels are learned: those that lie in the small image whole.
 *
 * @param scale pixels of the large image per pixel of the small one, along an axis
 * @param size pixels of a window, along an axis
 * @param symmetric whether windows are turned
 */
record BankWindows(int scale, int size, boolean symmetric) {
    /** Takes one window at a time. */
    @FunctionalInterface
    interface Taking {
        /**
         * @param windows at its row
         * @param x its column
         * @param values its differences, and then its phases less its middle, turned as it is looked at; until the call ends
         */
        void take(Windows windows, int x, float[] values);
    }

    /** How many numbers a window is. */
    int values() {
        return size * size - 1 + scale * scale;
    }

    /**
     * All of them, row by row.
     *
     * @throws IOException if there are none
     */
    void each(LumaPair pair, Taking taking) throws IOException {
        int margin = Windows.margin(size);
        KernelFit.requireRoom(pair, 2 * margin + 1);
        Windows windows = new Windows(pair.small(), size, symmetric);
        int[][] places = Way.places(scale);
        RowReader reader = pair.large().newReader();
        Band large = Band.of(pair.large().info(), scale);
        float[] values = new float[values()];
        for (int y = margin; y < pair.small().info().height() - margin; y++) {
            windows.go(0, y);
            reader.read(large.at(y * scale, (y + 1) * scale));
            for (int x = margin; x < pair.small().info().width() - margin; x++) {
                int way = windows.wayOf(x);
                windows.differences(x, way, values);
                for (int phase = 0; phase < scale * scale; phase++) {
                    float pixel = large.row(0, y * scale + phase / scale)[x * scale + phase % scale];
                    values[size * size - 1 + places[way][phase]] = pixel - windows.middle(x);
                }
                taking.take(windows, x, values);
            }
        }
    }
}
