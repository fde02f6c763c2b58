package upscale.terminal;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a terminal shows a picture among its lines. */
public enum Inline {
    /** As the terminal can, as far as its environment tells. */
    AUTO,
    /** By kitty's graphics protocol, which Ghostty, WezTerm and Konsole know, too. */
    KITTY,
    /** By iTerm2's inline images. */
    ITERM2,
    /** By sixels, of DEC's VT340. */
    SIXEL,
    /** By blocks that are two pixels each, in 24 bits of colour or in 256 colours. */
    BLOCKS,
    /** Not at all. */
    NONE;

    private static final List<String> WITH_SIXELS = List.of("sixel", "mlterm", "foot", "yaft", "contour");

    /**
     * What {@link #AUTO} means on a terminal: anything but itself. No terminal is asked, as its answer would have to be waited for.
     *
     * @param environment the value of a variable, or null
     * @param blocks whether block characters can be written
     */
    public static Inline of(UnaryOperator<String> environment, boolean blocks) {
        String term = value(environment, "TERM");
        String program = value(environment, "TERM_PROGRAM");
        if (term.isEmpty() || term.equals("dumb")) {
            return NONE;
        } else if (within(environment, term)) {
            return blocks(environment, blocks); // what stands between would swallow a picture, or misplace it
        } else if (term.contains("kitty")
                || term.contains("ghostty")
                || program.equals("ghostty")
                || isSet(environment, "KITTY_WINDOW_ID")
                || isSet(environment, "KONSOLE_VERSION")) {
            return KITTY;
        } else if (program.equals("iTerm.app")
                || program.equals("WezTerm")
                || value(environment, "LC_TERMINAL").equals("iTerm2")) {
            return ITERM2;
        }
        return WITH_SIXELS.stream().anyMatch(term::contains) ? SIXEL : blocks(environment, blocks);
    }

    // tmux and screen keep a terminal of their own on top of the real one.
    private static boolean within(UnaryOperator<String> environment, String term) {
        return isSet(environment, "TMUX")
                || isSet(environment, "STY")
                || term.startsWith("tmux")
                || term.startsWith("screen");
    }

    private static Inline blocks(UnaryOperator<String> environment, boolean can) {
        return can && !isSet(environment, "NO_COLOR") ? BLOCKS : NONE;
    }

    /** Whether a terminal shows 24 bits of colour, and not just 256 colours. */
    public static boolean trueColour(UnaryOperator<String> environment) {
        String colours = value(environment, "COLORTERM");
        return colours.equals("truecolor") || colours.equals("24bit");
    }

    private static boolean isSet(UnaryOperator<String> environment, String name) {
        return !value(environment, name).isEmpty();
    }

    private static String value(UnaryOperator<String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).orElse("");
    }
}
