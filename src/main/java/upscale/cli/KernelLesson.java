package upscale.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import upscale.learn.BankFit;
import upscale.learn.HoldOut;
import upscale.learn.KernelFit;
import upscale.learn.LearnedKernel;
import upscale.tensor.KernelFile;

/** One kernel, fitted in closed form. */
record KernelLesson(KernelFit fit) implements Lesson {
    /** The options that ask for it. */
    static final class Arguments {
        private static final int SIZE = 9;
        private static final int SIZE_OF_BANK = 7;
        private static final double REGULARIZATION = 1e-4;
        private static final double REGULARIZATION_OF_BANK = 5e-4;

        private final OptionGroup group = new OptionGroup();

        private final Option<Integer> adaptive = group.add(Option.whole("N", "--adaptive")
                .described("Fit a bank of up to N kernels: every pixel gets the one that its surroundings ask for. 2 "
                        + "to 2048; 512 do well."));

        private final Option<Integer> size = group.add(Option.whole("N", "--kernel-size")
                .described("How far the kernel reaches: pixels of the small image, along an axis, that one of the "
                        + "large image is made of; odd, 5 to 15. Default: 9, of banks 7."));

        private final Option<Double> regularization = group.add(Option.number("NUMBER", "--regularization")
                .described("How much weights are held to bicubic ones: and those of a bank to those of kernels for "
                        + "more; at least 0. Default: 0.0001, of banks 0.0005."));

        private final Option<Boolean> symmetry = group.add(Option.negatable("--symmetry")
                .described("Learn from the images in all their turns, mirrored and not. Default: on."));

        OptionGroup group() {
            return group;
        }

        Lesson lesson(int scale) {
            try {
                KernelFit fit = new KernelFit(
                        scale,
                        size.given().orElse(adaptive.isGiven() ? SIZE_OF_BANK : SIZE),
                        regularization.given().orElse(adaptive.isGiven() ? REGULARIZATION_OF_BANK : REGULARIZATION),
                        symmetry.given().orElse(true));
                return adaptive.isGiven() ? new BankLesson(new BankFit(fit, adaptive.value())) : new KernelLesson(fit);
            } catch (IllegalArgumentException e) {
                throw new UsageException(e.getMessage());
            }
        }
    }

    @Override
    public int scale() {
        return fit.scale();
    }

    @Override
    public String words() {
        return words(fit);
    }

    static String words(KernelFit fit) {
        return " --kernel-size " + fit.size() + " --regularization " + LearnCommand.plain(fit.regularization())
                + (fit.symmetry() ? "" : " --no-symmetry");
    }

    @Override
    public Outcome learn(List<FilePairs.Files> fitted, List<FilePairs.Files> kept, LearnRun run) throws IOException {
        LearnedKernel kernel;
        try {
            kernel = fit.kernel(fitted, run.threads(), run);
        } catch (IllegalArgumentException e) {
            throw undecided(run, e);
        }
        HoldOut scores = HoldOut.of(kernel, kept, run.threads(), run.ofKept());
        int side = kernel.weights().width();
        return new Outcome(
                side + "x" + side + " weights for a scale of " + scale(),
                Map.of("side", side),
                told(fit, kernel.gains()),
                Optional.of(scores).filter(each -> each.images() > 0),
                told -> KernelFile.of(scale(), kernel.weights(), told));
    }

    static IOException undecided(LearnRun run, IllegalArgumentException why) {
        return new IOException(
                run.taken().isEmpty()
                        ? LearnCommand.NOTHING
                        : "these images do not tell which weights are the best; name more of them, or give a"
                                + " larger --regularization",
                why);
    }

    /** How it was fitted, and the sums of the weights of each phase. */
    static Map<String, String> told(KernelFit fit, double[] gains) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("kernel size", Integer.toString(fit.size()));
        told.put("regularization", LearnCommand.plain(fit.regularization()));
        told.put("symmetry", fit.symmetry() ? "on" : "off");
        told.put("phase gains", plain(gains));
        return told;
    }

    private static String plain(double[] gains) {
        return Arrays.stream(gains)
                .mapToObj(gain -> gain == Math.rint(gain) ? Long.toString(Math.round(gain)) : Double.toString(gain))
                .collect(Collectors.joining(" "));
    }
}
