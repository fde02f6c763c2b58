package upscale.telling;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is, as a bar below all other lines of a terminal. */
final class ProgressOnTerminal implements Progress.Display {
    private static final long MEGA = 1_000_000;
    private static final int REFRESH_MILLIS = 250;

    private final Messages messages;
    private final IntSupplier columns;
    private volatile Standing last;
    private ProgressBar bar; // none until there is something to show

    /** @param columns of the terminal, asked for when the bar is first shown */
    ProgressOnTerminal(Messages messages, IntSupplier columns) {
        this.messages = messages;
        this.columns = columns;
    }

    @Override
    public void show(Standing standing) {
        last = standing;
        if (bar == null) {
            ProgressBarBuilder builder = ProgressBar.builder()
                    .setTaskName("upscale")
                    .setInitialMax(standing.most())
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setEtaFunction(state -> eta())
                    .startsFrom(0, Duration.ofNanos(standing.nanos()))
                    .setConsumer(new BottomLine(messages, columns.getAsInt()))
                    .clearDisplayOnFinish();
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
        }
    }

    /** The line of a terminal below those that are told. */
    private record BottomLine(Messages messages, int columns) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return columns - 1; // in the last column some terminals begin another line
        }

        @Override
        public void accept(String drawn) {
            messages.draw(drawn);
        }

        @Override
        public void clear() {
            messages.draw("");
        }

        @Override
        public void close() {}
    }
}
