package upscale.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineTest {
    private static Map<String, String> environment(String variables) {
        return Arrays.stream(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-256color, BLOCKS",
        "TERM=xterm-256color NO_COLOR=1, NONE",
        "TERM=xterm-256color NO_COLOR=, BLOCKS",
        "TERM=dumb, NONE",
        "X=y, NONE",
        "TERM=xterm-kitty, KITTY",
        "TERM=xterm-kitty NO_COLOR=1, KITTY",
        "TERM=xterm-256color KITTY_WINDOW_ID=1, KITTY",
        "TERM=xterm-ghostty TERM_PROGRAM=ghostty, KITTY",
        "TERM=xterm-256color KONSOLE_VERSION=230400, KITTY",
        "TERM=xterm-256color TERM_PROGRAM=iTerm.app, ITERM2",
        "TERM=xterm-256color LC_TERMINAL=iTerm2, ITERM2",
        "TERM=xterm-256color TERM_PROGRAM=WezTerm, ITERM2",
        "TERM=foot, SIXEL",
        "TERM=foot-extra, SIXEL",
        "TERM=mlterm, SIXEL",
        "TERM=yaft-256color, SIXEL",
        "TERM=xterm-sixel, SIXEL",
        "TERM=tmux-256color KITTY_WINDOW_ID=1, BLOCKS",
        "TERM=screen.xterm-256color TERM_PROGRAM=iTerm.app, BLOCKS",
        "TERM=foot TMUX=/tmp/tmux-0/default, BLOCKS",
        "TERM=xterm-kitty STY=1.pts NO_COLOR=1, NONE",
    })
    void theTerminalIsKnownByItsEnvironment(String variables, Inline expected) {
        assertThat(Inline.of(environment(variables)::get, true)).isEqualTo(expected);
    }

    @Test
    void blocksAreLeftOutWhereTheyCannotBeWritten() {
        assertThat(Inline.of(environment("TERM=xterm")::get, false)).isEqualTo(Inline.NONE);
        assertThat(Inline.of(environment("TERM=foot")::get, false)).isEqualTo(Inline.SIXEL);
    }

    @ParameterizedTest
    @CsvSource({"COLORTERM=truecolor, true", "COLORTERM=24bit, true", "COLORTERM=yes, false", "TERM=xterm, false"})
    void coloursAreOf24BitsWhereTheEnvironmentSaysSo(String variables, boolean expected) {
        assertThat(Inline.trueColour(environment(variables)::get)).isEqualTo(expected);
    }
}
