package upscale.learn;

import java.util.ArrayList;
import java.util.List;
import upscale.bank.Tree;
import upscale.bank.Windows;

/**
 * Some of many windows, of which a tree is learned: those whose number, scrambled, is less than a limit, which is halved when there are too many. So which they are does not depend on the order in which they
 * are added. For one thread.
 */
final class WindowSample {
    /** Enough for some hundred windows for each kernel of a bank; they take about 60 MB. */
    private static final int MOST = 1 << 18;

    /** The pixels around the middle of a window that stand for all of it, along an axis. */
    static final int NEAR = 5;

    /** Windows with less contrast tell nothing. */
    private static final float FLAT = 1e-3f;

    /**
     * A window.
     *
     * @param number scrambled, at least 0
     * @param values the differences of its inner pixels, and its phases
     * @param features by which it is asked for
     */
    record Window(long number, float[] values, float[] features) {}

    private final int[] near; // which values are kept
    private List<Window> windows = new ArrayList<>();
    private long limit = Long.MAX_VALUE;
    private long offered;

    WindowSample(BankWindows of) {
        int size = of.size();
        int margin = (size - NEAR) / 2;
        List<Integer> kept = new ArrayList<>();
        for (int place = 0; place < size * size; place++) {
            int row = place / size - margin;
            int column = place % size - margin;
            if (row >= 0 && row < NEAR && column >= 0 && column < NEAR && place != size * size / 2) {
                kept.add(place < size * size / 2 ? place : place - 1);
            }
        }
        for (int phase = 0; phase < of.scale() * of.scale(); phase++) {
            kept.add(size * size - 1 + phase);
        }
        this.near = kept.stream().mapToInt(i -> i).toArray();
    }

    /**
     * Adds a window, if it is one of them.
     *
     * @param number unlike that of any other
     */
    void add(long number, Windows at, int x, float[] all) {
        long scrambled = scrambled(number);
        int way = at.wayOf(x);
        float contrast = at.feature(Windows.CONTRAST, x, way);
        if (contrast < FLAT) {
            return;
        }
        offered++;
        if (scrambled >= limit) {
            return;
        }
        float[] values = new float[near.length];
        for (int i = 0; i < near.length; i++) {
            values[i] = all[near[i]];
        }
        float[] features = new float[Windows.FEATURES];
        for (int i = 0; i < features.length; i++) {
            features[i] = at.feature(i, x, way) / Tree.measure(i, contrast);
        }
        add(new Window(scrambled, values, features));
    }

    private void add(Window window) {
        windows.add(window);
        while (windows.size() > MOST) {
            limit(limit / 2);
        }
    }

    private void limit(long to) {
        limit = to;
        windows.removeIf(each -> each.number() >= to);
    }

    /** Adds others, which are windows of other images. */
    void add(WindowSample others) {
        offered += others.offered;
        limit(Math.min(limit, others.limit));
        for (Window window : others.windows) {
            if (window.number() < limit) {
                add(window);
            }
        }
    }

    /** What part of all windows that tell something they are. */
    double part() {
        return (double) windows.size() / offered;
    }

    /** All of them, in the order in which they were added. */
    List<Window> windows() {
        return windows;
    }

    // D. Stafford's thirteenth mixer of 64 bits, as in SplitMix64: neighbours become unlike.
    private static long scrambled(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return (z ^ z >>> 31) >>> 1;
    }
}
