package upscale.telling;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is, as a bar below all other lines of a terminal. */
final class ProgressOnTerminal implements Progress.Display {
    private static final long MEGA = 1_000_000;
    private static final int REFRESH_MILLIS = 250;

    private final Messages messages;
    private final Surroundings surroundings;
    private volatile Standing last;

    // None until there is something to show.
    private ProgressBar bar;
    private BottomLine line;

    /** @param surroundings are asked for the terminal's columns when the bar is first shown */
    ProgressOnTerminal(Messages messages, Surroundings surroundings) {
        this.messages = messages;
        this.surroundings = surroundings;
    }

    @Override
    public void show(Standing standing) {
        last = standing;
        if (bar == null) {
            line = new BottomLine(messages, surroundings.columns());
            ProgressBarBuilder builder = ProgressBar.builder()
                    .setTaskName("upscale")
                    .setInitialMax(standing.most())
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setEtaFunction(state -> eta())
                    .startsFrom(0, Duration.ofNanos(standing.nanos()))
                    .setConsumer(line);
            bar = (standing.single() ? builder.setUnit(" megapixels", MEGA) : builder).build();
        }
        bar.maxHint(standing.most());
        bar.stepTo(standing.least());
        bar.setExtraMessage(standing.told());
    }

    private Optional<Duration> eta() {
        OptionalLong left = last.left();
        return left.isPresent() ? Optional.of(Duration.ofSeconds(left.getAsLong())) : Optional.empty();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            line.clear();
        }
    }

    /** The line of a terminal below those that are told. Once cleared it stays clear, whatever the bar's own thread may still have to draw. */
    private static final class BottomLine implements ProgressBarConsumer {
        private final Messages messages;
        private final int columns;
        private boolean cleared; // guarded by this

        BottomLine(Messages messages, int columns) {
            this.messages = messages;
            this.columns = columns;
        }

        @Override
        public int getMaxRenderedLength() {
            return columns - 1; // in the last column some terminals begin another line
        }

        @Override
        public synchronized void accept(String drawn) {
            if (!cleared) {
                messages.draw(drawn);
            }
        }

        @Override
        public synchronized void clear() {
            cleared = true;
            messages.draw("");
        }

        @Override
        public void close() {}
    }
}
