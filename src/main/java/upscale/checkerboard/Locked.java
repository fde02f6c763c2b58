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

    /** Stronger waves count as this strong where it is asked what chance leaves: phases tell that, not how strengths differ. */
    private static final double STRONG = 5;

    private final Mean[] lines; // by phase
    private final List<List<Waves>> tiles = new ArrayList<>(); // by phase, those of each tile
    private final Waves[] tile; // by phase, those of the one that is being added

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

        void addAll(Mean other) {
            cosine += other.cosine;
            sine += other.sine;
            power += other.power;
            count += other.count;
        }

        void addMean(Mean other) {
            add(other.cosine / other.count, other.sine / other.count);
        }

        double locked() {
            return (cosine * cosine + sine * sine) / count / count;
        }

        double loose() {
            return Math.max(0, power / count - locked());
        }
    }

    /** Waves as they are, and no stronger than {@link #STRONG}. */
    private static final class Waves {
        private final Mean full = new Mean();
        private final Mean limited = new Mean();

        void add(double cosine, double sine) {
            double limit = Math.min(1, STRONG / Math.sqrt(cosine * cosine + sine * sine));
            full.add(cosine, sine);
            limited.add(cosine * limit, sine * limit);
        }

        void addMean(Waves waves) {
            full.addMean(waves.full);
            limited.addMean(waves.limited);
        }
    }

    Locked(Frequency frequency) {
        lines = new Mean[frequency.denominator()];
        tile = new Waves[frequency.denominator()];
        for (int phase = 0; phase < lines.length; phase++) {
            lines[phase] = new Mean();
            tile[phase] = new Waves();
            tiles.add(new ArrayList<>());
        }
    }

    /** @param position of the line, in pixels across it */
    void add(int position, double cosine, double sine) {
        tile[position % tile.length].add(cosine, sine);
    }

    /** What was added since the last call was one tile: lines of one object, perhaps. */
    void endTile() {
        for (int phase = 0; phase < tile.length; phase++) {
            if (tile[phase].full.count > 0) {
                lines[phase].addAll(tile[phase].limited);
                tiles.get(phase).add(tile[phase]);
                tile[phase] = new Waves();
            }
        }
    }

    /**
     * By how much the power that is locked exceeds chance, in units of the neighbours' power; of the phase where it is most. Waves whose
     * phase is anything average out to their power over the number of lines, or of tiles if lines in them are alike. Where an edge
     * crosses the whole image, all tiles beside one another are alike, too; then only those along the axis differ, and the neighbours'
     * own power, over their number, is what chance leaves.
     *
     * @param planes how many planes the lines are from, which resemble one another, too
     * @param along how many tiles fit along the lines, side by side
     */
    double excess(int planes, double along) {
        double most = 0;
        for (int phase = 0; phase < lines.length; phase++) {
            if (lines[phase].count > 0) {
                double independent =
                        Math.max(1, (double) lines[phase].count / planes * Math.min(1, lines.length / ALIKE));
                double byLine = lines[phase].loose() / independent;
                List<Waves> waves = tiles.get(phase);
                double least = Math.min(locked(waves, 1, byLine), locked(waves, KEPT, byLine));
                most = Math.max(most, least - CAUTION / along);
            }
        }
        return most;
    }

    // The power of what is locked. A checkerboard is everywhere; what is in a few tiles only, such as hatching, is of
    // the picture.
    private static double locked(List<Waves> waves, double part, double byLine) {
        Waves kept = new Waves();
        waves.stream()
                .sorted(Comparator.comparingDouble(w -> w.full.locked()))
                .limit((long) Math.ceil(part * waves.size()))
                .forEach(kept::addMean);
        double byTile = kept.limited.loose() / Math.max(1, kept.limited.count / OVERLAPPING);
        double limited = kept.limited.locked();
        double clear = limited - CAUTION * Math.max(byLine, byTile);
        return clear > 0 ? kept.full.locked() * clear / limited : 0;
    }
}
