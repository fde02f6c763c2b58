package upscale.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import upscale.learn.HoldOut;
import upscale.learn.KernelFit;
import upscale.learn.LearnedKernel;
import upscale.tensor.KernelFile;

/** One kernel, fitted in closed form. */
record KernelLesson(KernelFit fit) implements Lesson {
    /** The options that ask for it. */
    static final class Arguments {
        private static final int SIZE = 9;
        private static final double REGULARIZATION = 1e-4;

        private final OptionGroup group = new OptionGroup();

        private final Option<Integer> size = group.add(Option.whole("N", "--kernel-size")
                .described("Pixels of the small image, along an axis, that one of the large image is made of: odd, 5 to"
                        + " 15. Default: 9."));

        private final Option<Double> regularization = group.add(Option.number("NUMBER", "--regularization")
                .described(
                        "How much weights are held to those of bicubic interpolation: at least 0. Default: 0.0001."));

        private final Option<Boolean> symmetry = group.add(Option.negatable("--symmetry")
                .described("Learn of the images in all their turns, mirrored and not. Default: on."));

        OptionGroup group() {
            return group;
        }

        KernelLesson lesson(int scale) {
            try {
                return new KernelLesson(new KernelFit(
                        scale,
                        size.given().orElse(SIZE),
                        regularization.given().orElse(REGULARIZATION),
                        symmetry.given().orElse(true)));
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
        return " --kernel-size " + fit.size() + " --regularization " + LearnCommand.plain(fit.regularization())
                + (fit.symmetry() ? "" : " --no-symmetry");
    }

    @Override
    public Outcome learn(List<FilePairs.Files> fitted, List<FilePairs.Files> kept, LearnRun run) throws IOException {
        LearnedKernel kernel;
        try {
            kernel = fit.kernel(fitted, run.threads(), run);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    run.taken().isEmpty()
                            ? LearnCommand.NOTHING
                            : "these images do not tell which weights are the best; name more of them, or give a"
                                    + " larger --regularization",
                    e);
        }
        HoldOut scores = HoldOut.of(kernel, kept, run.threads(), run.ofKept());
        int side = kernel.weights().width();
        return new Outcome(
                side + "x" + side + " weights for a scale of " + scale(),
                Map.of("side", side),
                told(kernel),
                Optional.of(scores).filter(each -> each.images() > 0),
                told -> KernelFile.of(scale(), kernel.weights(), told));
    }

    private Map<String, String> told(LearnedKernel kernel) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("kernel size", Integer.toString(fit.size()));
        told.put("regularization", LearnCommand.plain(fit.regularization()));
        told.put("symmetry", fit.symmetry() ? "on" : "off");
        told.put("phase gains", gains(kernel));
        return told;
    }

    private static String gains(LearnedKernel kernel) {
        return Arrays.stream(kernel.gains())
                .mapToObj(gain -> gain == Math.rint(gain) ? Long.toString(Math.round(gain)) : Double.toString(gain))
                .collect(Collectors.joining(" "));
    }
}
