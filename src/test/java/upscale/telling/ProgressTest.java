package upscale.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.job.JobResult;

/** What is told of a run while it lasts, when, and where. The clock goes as the tests say. */
class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Messages messages = new Messages(err);
    private final List<Standing> shown = new ArrayList<>();
    private long seconds;

    private final Progress.Display display = new Progress.Display() {
        @Override
        public void show(Standing standing) {
            shown.add(standing);
        }

        @Override
        public void close() {}
    };

    private Progress progress(Progress.Display on, int results) {
        Progress progress = new Progress(
                on, () -> TimeUnit.SECONDS.toNanos(seconds), TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(10));
        progress.expects(Collections.nCopies(results, "x"));
        return progress;
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isShownAfterAWhileAndThenEverySoOften() {
        Progress progress = progress(display, 1000);
        for (seconds = 0; seconds < 40; seconds++) {
            progress.accept(new JobResult.NotBegun("x"));
        }
        assertThat(shown).extracting(s -> s.nanos() / 1_000_000_000).containsExactly(5L, 15L, 25L, 35L);
    }

    @Test
    void aShortRunShowsNothing() {
        Progress progress = progress(display, 3);
        for (int i = 0; i < 3; i++) {
            seconds++;
            progress.advanced(10, 10);
            progress.accept(new JobResult.Failed("x", "why"));
        }
        progress.ended(new Tally());
        assertThat(shown).isEmpty();
    }

    @Test
    void nothingIsShownOnceAllIsDoneOrOver() {
        Progress progress = progress(display, 2);
        seconds = 20;
        progress.accept(new JobResult.NotBegun("x"));
        seconds = 40;
        progress.accept(new JobResult.NotBegun("x"));
        Progress stopped = progress(display, 2);
        stopped.ended(new Tally());
        seconds = 80;
        stopped.accept(new JobResult.NotBegun("x"));
        assertThat(shown).extracting(Standing::done).containsExactly(1);
    }

    /** So nobody's result is lost for it. */
    @Test
    void whatCannotBeShownIsNotTriedAgain() {
        Progress progress = progress(
                new Progress.Display() {
                    @Override
                    public void show(Standing standing) {
                        shown.add(standing);
                        throw new IllegalStateException("no terminal any more");
                    }

                    @Override
                    public void close() {}
                },
                100);
        for (seconds = 10; seconds < 60; seconds += 10) {
            progress.accept(new JobResult.NotBegun("x"));
        }
        assertThat(shown).hasSize(1);
    }

    @Test
    void manyResultsAreCounted() {
        Progress progress = progress(new ProgressLines(messages), 1000);
        for (int i = 0; i < 250; i++) {
            progress.advanced(1_000_000, 1_000_000);
            seconds = i == 249 ? 100 : 0;
            progress.accept(i < 3 ? new JobResult.Failed("x", "why") : new JobResult.NotBegun("x"));
        }
        assertThat(printed().lines()).containsExactly("so far: 250 of 1000, 2.5 megapixels/s, 3 failed, 0:05:00 left");
    }

    /** Its pages come one after another. */
    @Test
    void ofOneResultPixelsAreCounted() {
        Progress progress = progress(new ProgressLines(messages), 1);
        progress.advanced(40, 40);
        progress.advanced(1_000_000, 4_000_000);
        seconds = 4000;
        progress.advanced(2_000_000, 4_000_000);
        assertThat(printed().lines()).containsExactly("so far: 75% of the pixels, 0.0 megapixels/s, 0:22:13 left");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            manyResultsAreCounted();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aBarStandsBelowTheLinesAndVanishes() {
        ShownBar.on(err);
        List<String> screen = screen(printed());
        assertThat(screen).containsExactly("upscale: a: why", "upscale: b: why", "upscale: c: why", "the end", "");
        assertThat(printed())
                .contains("upscale  75% [")
                .contains("3/4")
                .contains(" / 0:00:20)")
                .contains("2.5 megapixels/s, 3 failed");
        assertThat(printed().split("[\r\n]+")).allMatch(line -> line.length() < 80);
    }

    /** What a terminal of unbounded width shows in the end. */
    private static List<String> screen(String printed) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (char c : printed.replace(System.lineSeparator(), "\n").toCharArray()) {
            if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                column = 0;
            } else {
                line.setLength(Math.max(line.length(), column + 1));
                line.setCharAt(column++, c);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    @Test
    void linesAndOtherOutputDoNotTearTheBar() {
        messages.draw("50% [==  ]");
        messages.tell("a line that is longer than the bar");
        messages.aside(() -> err.println("{}"));
        assertThat(screen(printed())).containsExactly("a line that is longer than the bar", "{}", "50% [==  ]");
        messages.draw("7%");
        assertThat(screen(printed())).endsWith("7%");
        messages.draw("");
        assertThat(screen(printed())).endsWith("");
    }

    /** @param asked {@code -} for nothing */
    @ParameterizedTest
    @CsvSource({
        "-, false, TERMINAL, BAR", "-, false, LOG, PLAIN", "-, false, UNKNOWN, NONE",
        "-, true, TERMINAL, NONE", "-, true, LOG, NONE", "-, true, UNKNOWN, NONE",
        "AUTO, true, TERMINAL, BAR", "AUTO, false, LOG, PLAIN", "AUTO, false, UNKNOWN, NONE",
        "BAR, false, TERMINAL, BAR", "BAR, false, LOG, NONE", "BAR, true, UNKNOWN, NONE",
        "PLAIN, false, TERMINAL, PLAIN", "PLAIN, true, LOG, PLAIN", "PLAIN, false, UNKNOWN, PLAIN",
        "NONE, false, TERMINAL, NONE", "NONE, false, LOG, NONE", "NONE, false, UNKNOWN, NONE",
    })
    void isToldWhereItCanBe(String asked, boolean quiet, Surroundings.Screen screen, ProgressMode mode) {
        Optional<ProgressMode> given = asked.equals("-") ? Optional.empty() : Optional.of(ProgressMode.valueOf(asked));
        Surroundings surroundings = new Surroundings() {
            @Override
            public Screen screen() {
                return screen;
            }

            @Override
            public int columns() {
                return 80;
            }

            @Override
            public Watch watch(Run run) {
                return () -> {};
            }
        };
        assertThat(ProgressMode.of(given, quiet, surroundings)).isEqualTo(mode);
        assertThat(mode.progress(messages, surroundings, System::nanoTime).isPresent())
                .isEqualTo(mode != ProgressMode.NONE);
    }
}
