package upscale.format;

import java.util.OptionalInt;

/**
 * How much time lossless compression may take to make a file small.
 *
 * @param preset one of the words, if no level is given
 * @param level of deflate, 1 (fastest) to 9 (smallest)
 */
public record Effort(Preset preset, OptionalInt level) {
    /** What is asked for by name; what it means is each format's to say. */
    public enum Preset {
        /** Samples as they are. */
        NONE,
        /** The least time that still saves something. */
        FAST,
        /** What saves much for its time. */
        BALANCED,
        /** The smallest file, whatever time it takes. */
        SMALL
    }

    /** What nobody asked for. */
    public static final Effort DEFAULT = of(Preset.BALANCED);

    public static Effort of(Preset preset) {
        return new Effort(preset, OptionalInt.empty());
    }

    /** @param level 0 to 9; 0 is none */
    public static Effort ofLevel(int level) {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("level " + level);
        }
        return level == 0 ? of(Preset.NONE) : new Effort(Preset.BALANCED, OptionalInt.of(level));
    }

    public boolean none() {
        return preset == Preset.NONE;
    }

    /** Whether the file is to be as small as it can be. */
    public boolean smallest() {
        return level(0) == 9;
    }

    /** The level of deflate, where {@code balanced} is this one; 0 for none. */
    public int level(int balanced) {
        return level.orElse(
                switch (preset) {
                    case NONE -> 0;
                    case FAST -> 1;
                    case BALANCED -> balanced;
                    case SMALL -> 9;
                });
    }
}
