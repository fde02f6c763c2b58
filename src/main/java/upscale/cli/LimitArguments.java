package upscale.cli;

import upscale.format.Allowance;
import upscale.job.Limits;
import upscale.job.Memory;

/** How far an input may go before it is given up. */
final class LimitArguments {
    private final Option<Limits.Pixels> pixels;

    /** @param options which these are added to */
    LimitArguments(OptionGroup options) {
        pixels = options.add(Option.of("IN[,OUT]", new PixelsWord(), "--limit-pixels")
                .described("Refuse pages of more pixels, before they are decoded, and results of more: 900M, 2G,20G, or"
                        + " none. Default: 500M,5G."));
    }

    Limits limits(Memory memory) {
        return new Limits(pixels.given().orElse(Limits.Pixels.DEFAULT), memory);
    }

    /** For what has no result. */
    Allowance allowance() {
        return limits(Memory.ofHeap()).allowance();
    }
}
