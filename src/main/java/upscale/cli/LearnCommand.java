package upscale.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.UsageMessageSpec;
import upscale.inputs.Selection;
import upscale.job.JobResult;
import upscale.job.WholeFile;
import upscale.learn.Degradation;
import upscale.learn.HoldOut;
import upscale.learn.KernelFit;
import upscale.learn.LearnedKernel;
import upscale.learn.Listener;
import upscale.learn.PairSource;
import upscale.method.Target;
import upscale.regression.Pair;
import upscale.regression.Pairing;
import upscale.regression.Sha256;
import upscale.telling.Json;
import upscale.telling.Progress;
import upscale.telling.ProgressMode;
import upscale.tensor.KernelFile;
import upscale.tensor.ModelFile;

/** {@code upscale learn IMAGE... -s SCALE -o KERNEL}: a kernel of transposed convolution, fitted to images. */
final class LearnCommand implements Command {
    private static final int SIZE = 9;
    private static final double REGULARIZATION = 1e-4;

    private final CommandLineProgram.Session session;

    private final InputArguments images = new InputArguments("IMAGE", "0..*");

    private final OptionGroup learning = new OptionGroup();

    private final Option<Target.Scale> scale = learning.add(SizeArguments.scaleOption());

    private final Option<String> output = learning.add(OutputArguments.outputOption());

    private final Option<Boolean> force = learning.add(OutputArguments.forceOption());

    private final Option<Integer> size = learning.add(Option.whole("N", "--kernel-size")
            .described("Pixels of the small image, along an axis, that one of the large image is made of: odd, 5 to 15."
                    + " Default: 9."));

    private final Option<Degradation> degradation = learning.add(DegradationWord.option());

    private final Option<List<String>> pairs = learning.add(Option.pair("LR_DIR HR_DIR", "--pairs")
            .described("In place of images: a folder of small images and one of the large ones, of the same names."));

    private final Option<Double> regularization = learning.add(Option.number("NUMBER", "--regularization")
            .described("How much weights are held to those of bicubic interpolation: at least 0. Default: 0.0001."));

    private final Option<Boolean> symmetry = learning.add(Option.negatable("--symmetry")
            .described("Learn of the images in all their turns, mirrored and not. Default: on."));

    private final Option<Double> holdout = learning.add(Option.of("PART", new PartWord(), "--holdout")
            .described("Keep a part of the images, such as 10%%, out of the fit, and tell how well the kernel does on"
                    + " them."));

    private final OptionGroup running = new OptionGroup();

    private final Option<Integer> threads = running.add(RunArguments.threadsOption());

    private final LimitArguments limits = LimitArguments.ofWhole(running);

    private final Option<Boolean> quiet = running.add(RunArguments.quietOption());

    private final Option<Boolean> json = running.add(RunArguments.jsonOption());

    private final Option<ProgressMode> progress = running.add(RunArguments.progressOption());

    LearnCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        images.declare(syntax);
        syntax.group("Learning", learning);
        running.add(Option.help());
        syntax.group(running);
    }

    @Override
    public void describe(UsageMessageSpec help) {
        help.sortOptions(false)
                .synopsisHeading("Usage: ")
                .customSynopsis(
                        "upscale learn -s SCALE -o KERNEL.safetensors [options] IMAGE...",
                        "       upscale learn -s SCALE -o KERNEL.safetensors --pairs LR_DIR HR_DIR")
                .descriptionHeading("%n")
                .description(
                        "Fit a kernel of transposed convolution to images: small ones are made of them,",
                        "and the kernel is the one that makes the large ones of these with the least",
                        "error. It is for 'upscale -m transposed -k KERNEL.safetensors'.",
                        "")
                .footerHeading("%nExamples:%n")
                .footer(
                        "  upscale learn photos/ -s 2 -o photos.safetensors --holdout 10%%",
                        "      and how well it does on each tenth photo",
                        "  upscale scan.png -s 2 -m transposed -k photos.safetensors",
                        "      what it is for");
    }

    @Override
    public int run() {
        KernelFit fit = fit();
        Path file = file();
        List<FilePairs.Files> sources = sources(fit);
        requireFree(file, sources);
        Run run = new Run(sources.size());
        try {
            return run.learn(fit, sources, file);
        } catch (IllegalArgumentException e) {
            session.complain(file + " is not written: "
                    + (run.taken.isEmpty()
                            ? "there is no image to learn of"
                            : "these images do not tell which weights are the best; name more of them, or give a"
                                    + " larger --regularization"));
            return CommandLineProgram.FAILED;
        } finally {
            run.end();
        }
    }

    private KernelFit fit() {
        if (!scale.isGiven()) {
            throw new UsageException("for which scale? give one such as -s 2");
        }
        Target.Scale times = scale.value();
        if (!times.x().equals(times.y()) || !times.x().whole()) {
            throw new UsageException(
                    "a kernel is learned for a whole scale, the same in both directions, not " + times);
        }
        try {
            return new KernelFit(
                    (int) times.x().numerator(),
                    size.given().orElse(SIZE),
                    regularization.given().orElse(REGULARIZATION),
                    symmetry.given().orElse(true));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private Path file() {
        try {
            return output.given()
                    .map(Path::of)
                    .filter(ModelFile::isCalledSo)
                    .orElseThrow(() -> new UsageException("where to? -o names a file that ends in .safetensors"
                            + output.given().map(name -> ", not " + name).orElse("")));
        } catch (InvalidPathException e) {
            throw new UsageException("--output: " + e.getMessage());
        }
    }

    private void requireFree(Path file, List<FilePairs.Files> sources) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no folder " + folder + " to write " + file.getFileName() + " into");
        } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && (!force.on() || !Files.isRegularFile(file))) {
            throw new UsageException(file + " is there already: " + (force.on() ? "it is no file" : "-f replaces it"));
        }
        for (FilePairs.Files source : sources) {
            for (Path path : source.paths()) {
                try {
                    if (Files.exists(file) && Files.exists(path) && Files.isSameFile(file, path)) {
                        throw new UsageException("the output " + file + " is the input " + path + " itself");
                    }
                } catch (IOException e) {
                    throw new UsageException(e.getMessage());
                }
            }
        }
    }

    private List<FilePairs.Files> sources(KernelFit fit) {
        FilePairs files = new FilePairs(session, limits, fit.scale());
        if (!pairs.isGiven()) {
            Selection selection = images.selected(session);
            if (!quiet.on()) {
                selection.remarks().forEach(session::complain);
            }
            return files.made(selection.inputs(), degradation.given().orElse(Degradation.BICUBIC));
        }
        if (images.given() || degradation.isGiven()) {
            throw new UsageException("--pairs names all images, small and large: leave out "
                    + (degradation.isGiven() ? "--degradation" : "the others"));
        }
        try {
            List<Pair> found = Pairing.of(
                    Path.of(pairs.value().get(0)), Path.of(pairs.value().get(1)), false);
            return files.given(found);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--pairs: " + e.getMessage());
        }
    }

    /** What is told of, while it goes on and at the end. */
    private final class Run implements Listener {
        private final Optional<Progress> shown;
        private final List<FilePairs.Files> taken = new ArrayList<>();
        private long pixels;
        private int failures;

        Run(int sources) {
            shown = Progress.of(sources, progress.given(), quiet.on(), session.messages(), session.surroundings());
        }

        @Override
        public void taken(PairSource source, long ofPixels) {
            taken.add((FilePairs.Files) source);
            pixels += ofPixels;
            shown.ifPresent(each -> each.done(ofPixels, false));
        }

        @Override
        public void failed(PairSource source, Throwable why) {
            failures++;
            session.complain(JobResult.Failed.because(source.name(), why));
            shown.ifPresent(each -> each.done(0, true));
        }

        void end() {
            shown.ifPresent(Progress::close);
        }

        int learn(KernelFit fit, List<FilePairs.Files> sources, Path file) {
            List<FilePairs.Files> kept = new ArrayList<>();
            List<FilePairs.Files> fitted = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                (holdout.isGiven() && HoldOut.holds(i, holdout.value()) ? kept : fitted).add(sources.get(i));
            }
            if (holdout.isGiven() && (kept.isEmpty() || fitted.isEmpty())) {
                throw new UsageException("--holdout leaves nothing on one side of so few images: " + sources.size());
            }
            int count = RunArguments.threads(threads);
            LearnedKernel kernel = fit.kernel(fitted, count, this);
            List<FilePairs.Files> learned = List.copyOf(taken);
            long learnedPixels = pixels;
            Optional<HoldOut> scores =
                    Optional.of(HoldOut.of(kernel, kept, count, this)).filter(each -> each.images() > 0);
            Map<String, String> told = told(fit, kernel, learned, scores);
            try {
                WholeFile.write(file, force.on(), KernelFile.of(fit.scale(), kernel.weights(), told)::write);
            } catch (IOException e) {
                session.complain(JobResult.Failed.because(file.toString(), e));
                return CommandLineProgram.FAILED;
            }
            tell(file, kernel, learned.size(), learnedPixels, scores);
            return failures > 0 ? CommandLineProgram.FAILED : CommandLineProgram.OK;
        }

        private void tell(Path file, LearnedKernel kernel, int count, long ofPixels, Optional<HoldOut> scores) {
            end();
            if (json.on()) {
                Json object = new Json()
                        .put("output", file.toString())
                        .put("status", "written")
                        .put("scale", kernel.scale())
                        .put("side", kernel.weights().width())
                        .put("images", count)
                        .put("pixels", ofPixels)
                        .put("failed", failures);
                scores.ifPresent(each -> HoldOutLines.put(object, each));
                session.json(object);
            } else if (!quiet.on()) {
                session.text()
                        .printf(
                                Locale.ROOT,
                                "%s  %dx%d weights for a scale of %d, learned of %d image%s, %d pixels%n",
                                file.toString().replaceAll("\\p{Cntrl}", "?"),
                                kernel.weights().width(),
                                kernel.weights().height(),
                                kernel.scale(),
                                count,
                                count == 1 ? "" : "s",
                                ofPixels);
                scores.ifPresent(each -> HoldOutLines.of(each).forEach(session.text()::println));
            }
        }
    }

    private Map<String, String> told(
            KernelFit fit, LearnedKernel kernel, List<FilePairs.Files> learned, Optional<HoldOut> scores) {
        Map<String, String> told = new LinkedHashMap<>();
        String how = pairs.isGiven()
                ? "pairs"
                : degradation.given().orElse(Degradation.BICUBIC).name();
        told.put("degradation", how);
        told.put("kernel size", Integer.toString(fit.size()));
        told.put("regularization", plain(fit.regularization()));
        told.put("symmetry", fit.symmetry() ? "on" : "off");
        told.put("phase gains", gains(kernel));
        told.put("images", Integer.toString(learned.size()));
        told.put("images sha256", digest(learned));
        told.put(
                "command",
                "upscale learn -s " + fit.scale() + " --kernel-size " + fit.size()
                        + (pairs.isGiven() ? "" : " --degradation " + how) + " --regularization "
                        + plain(fit.regularization())
                        + (fit.symmetry() ? "" : " --no-symmetry")
                        + (holdout.isGiven() ? " --holdout " + plain(holdout.value() * 100) + "%" : "")
                        + (pairs.isGiven() ? " --pairs LR_DIR HR_DIR" : " IMAGE..."));
        scores.ifPresent(each -> told.put("held out", HoldOutLines.line(each)));
        return told;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String gains(LearnedKernel kernel) {
        return Arrays.stream(kernel.gains())
                .mapToObj(gain -> gain == Math.rint(gain) ? Long.toString(Math.round(gain)) : Double.toString(gain))
                .collect(Collectors.joining(" "));
    }

    // The same for the same files, however they are called and in whatever order.
    private static String digest(List<FilePairs.Files> files) {
        String list =
                files.stream().flatMap(each -> each.digests().stream()).sorted().collect(Collectors.joining("\n"));
        return Sha256.of(list.getBytes(StandardCharsets.UTF_8));
    }
}
