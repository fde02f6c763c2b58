package upscale.cli;

import java.util.Optional;
import upscale.job.Limits;
import upscale.job.Memory;
import upscale.job.Timeout;

/** How far an input may go before it is given up. */
final class LimitArguments {
    private final Option<Limits.Pixels> pixels;

    private final Option<Optional<Timeout>> timeout;

    private final Optional<Option<Boolean>> truncated;

    /** @param options which these are added to */
    LimitArguments(OptionGroup options) {
        this(options, true);
    }

    /** Those of inputs that are never taken if they are cut short. */
    static LimitArguments ofWhole(OptionGroup options) {
        return new LimitArguments(options, false);
    }

    private LimitArguments(OptionGroup options, boolean takesTruncated) {
        pixels = options.add(Option.of("IN[,OUT]", new PixelsWord(), "--limit-pixels")
                .described("Refuse pages and results of more pixels: 900M, 2G,20G, or none; pages before they are "
                        + "decoded. Default: 500M,5G."));
        timeout = options.add(Option.of("TIME", new TimeoutWord(), "--timeout")
                .described("Give up an input that takes longer: 10 (seconds), 5m, 1h, none. Default: none."));
        truncated = takesTruncated
                ? Optional.of(options.add(Option.flag("--allow-truncated")
                        .described("Take what there is of a file that is cut short: the rest is left empty.")))
                : Optional.empty();
    }

    Limits limits(Memory memory) {
        return new Limits(
                pixels.given().orElse(Limits.Pixels.DEFAULT),
                memory,
                timeout.given().orElse(Optional.empty()),
                truncated());
    }

    private boolean truncated() {
        return truncated.isPresent() && truncated.get().on();
    }

    /** For what is done one after another. */
    Limits limits() {
        return limits(Memory.ofHeap());
    }

    /** Those of them that were given and are for one file at a time. */
    Optional<String> ofFiles() {
        return timeout.isGiven()
                ? Optional.of("--timeout")
                : truncated() ? Optional.of("--allow-truncated") : Optional.empty();
    }
}
