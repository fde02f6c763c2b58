package upscale.method;

import java.util.Locale;

/** Which channels of an image with colours a model enlarges. */
public enum Channels {
    /** Their luma. */
    LUMA,
    /** Every colour by itself. */
    ALL;

    /** How {@code --channels} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
