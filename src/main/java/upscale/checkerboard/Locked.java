package upscale.checkerboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The power of the waves of one frequency that are locked to the pixel grid: gathered from lines of the whole image, those apart by
 * multiples of the period by themselves, as a pattern may differ from line to line within it.
 */
final class Locked {
    /** Lines nearer than this resemble one another and count as one. */
    private static final double ALIKE = 8;

    /** Tiles that overlap by half both ways: so many count as one. */
    private static final double OVERLAPPING = 4;

    /** How many times what chance leaves of the mean of unlocked waves is taken off. */
    private static final double CAUTION = 5;

    /** The part of the tiles in which it has to be as well: those with the weaker waves. */
    private static final double KEPT = 0.6;

    private final Mean[] lines; // by phase
    private final List<List<double[]>> tiles = new ArrayList<>(); // by phase, a mean wave each
    private final Mean[] tile;

    /** A mean of waves, and of their power. */
    private static final class Mean {
        private double cosine;
        private double sine;
        private double power;
        private int count;

        void add(double c, double s) {
            cosine += c;
            sine += s;
            power += c * c + s * s;
            count++;
        }

        double locked() {
            return (cosine * cosine + sine * sine) / count / count;
        }

        double loose() {
            return Math.max(0, power / count - locked());
        }
    }

    Locked(Frequency frequency) {
        lines = means(frequency.denominator());
        for (int phase = 0; phase < lines.length; phase++) {
            tiles.add(new ArrayList<>());
        }
        tile = means(frequency.denominator());
    }

    private static Mean[] means(int count) {
        Mean[] means = new Mean[count];
        java.util.Arrays.setAll(means, i -> new Mean());
        return means;
    }

    /** @param position of the line, in pixels across it */
    void add(int position, double cosine, double sine) {
        int phase = position % lines.length;
        lines[phase].add(cosine, sine);
        tile[phase].add(cosine, sine);
    }

    /** What was added since the last call was one tile: lines of one object, perhaps. */
    void endTile() {
        for (int phase = 0; phase < tile.length; phase++) {
            Mean mean = tile[phase];
            if (mean.count > 0) {
                tiles.get(phase).add(new double[] {mean.cosine / mean.count, mean.sine / mean.count});
            }
            tile[phase] = new Mean();
        }
    }

    /**
     * By how much the power that is locked exceeds chance, in units of the neighbours' power; of the phase where it is most. Waves whose
     * phase is anything average out to their power over the number of lines, or of tiles if lines in them are alike.
     *
     * @param planes how many planes the lines are from, which resemble one another, too
     */
    double excess(int planes) {
        double most = 0;
        for (int phase = 0; phase < lines.length; phase++) {
            if (lines[phase].count > 0) {
                double independent =
                        Math.max(1, (double) lines[phase].count / planes * Math.min(1, lines.length / ALIKE));
                double byLine = lines[phase].loose() / independent;
                List<double[]> waves = tiles.get(phase);
                most = Math.max(most, Math.min(excess(waves, 1, byLine), excess(waves, KEPT, byLine)));
            }
        }
        return most;
    }

    // A checkerboard is everywhere; what is in a few tiles only, such as hatching, is of the picture.
    private static double excess(List<double[]> waves, double part, double byLine) {
        Mean kept = new Mean();
        waves.stream()
                .sorted(Comparator.comparingDouble(w -> w[0] * w[0] + w[1] * w[1]))
                .limit((long) Math.ceil(part * waves.size()))
                .forEach(w -> kept.add(w[0], w[1]));
        double byTile = kept.loose() / Math.max(1, kept.count / OVERLAPPING);
        return kept.locked() - CAUTION * Math.max(byLine, byTile);
    }
}
