package upscale.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import upscale.engine.Degradation;
import upscale.inputs.Selection;
import upscale.job.WholeFile;
import upscale.learn.HoldOut;
import upscale.method.Target;
import upscale.regression.Pair;
import upscale.regression.Pairing;
import upscale.regression.Sha256;
import upscale.telling.Json;
import upscale.telling.ProgressMode;
import upscale.telling.Surroundings;
import upscale.tensor.ModelFile;

/** {@code upscale learn IMAGE... -s SCALE -o FILE}: a kernel of transposed convolution, or a bank of them, fitted to images, or a network trained on them. */
final class LearnCommand implements Command {
    private static final String STOPPED = "stopped before it was done";

    static final String NOTHING = "there is no image to learn of";

    private final CommandLineProgram.Session session;

    private final InputArguments images = new InputArguments("IMAGE", "0..*");

    private final OptionGroup learning = new OptionGroup();

    private final Option<Target.Scale> scale = learning.add(SizeArguments.scaleOption());

    private final Option<String> output = learning.add(OutputArguments.outputOption());

    private final Option<Boolean> force = learning.add(OutputArguments.forceOption());

    private final Option<Degradation> degradation = learning.add(DegradationWord.option());

    private final Option<List<String>> pairs = learning.add(Option.pair("LR_DIR HR_DIR", "--pairs")
            .described("Learn from pairs of images, in place of making small ones: a folder of small images and "
                    + "one of the large ones, of the same names."));

    private final Option<Double> holdout = learning.add(Option.of("PART", new PartWord(), "--holdout")
            .described("Score what was learned on a part of the images: such as 10%, which is kept out of "
                    + "learning."));

    private final KernelLesson.Arguments kernel = new KernelLesson.Arguments();

    private final NetworkArguments network = new NetworkArguments();

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
        syntax.group("Learning a kernel", kernel.group());
        syntax.group("Learning a network", network.group());
        running.add(Option.help());
        syntax.group("Running", running);
    }

    @Override
    public About about() {
        return About.of("Learn from images how to enlarge others like them.")
                .called(
                        "upscale learn -s SCALE -o FILE.safetensors [options] IMAGE...",
                        "upscale learn -s SCALE -o FILE.safetensors --pairs LR_DIR HR_DIR")
                .told(
                        "Small images are made of those that are given. What makes the large ones of the small ones with"
                                + " the least error is written into a file. There are three kinds of it:",
                        """
                          (nothing)     a kernel of transposed convolution, found in seconds,
                                        for 'upscale -m transposed -k FILE.safetensors'
                          --adaptive N  a bank of kernels, of which every pixel gets one, in
                                        a minute, for 'upscale -m learned -k FILE.safetensors'
                          --network     a small network, trained for minutes to hours,
                                        for 'upscale -m learned -k FILE.safetensors'
                        """)
                .usedMost("-s", "-o", "-f", "--adaptive", "--network", "--holdout", "--degradation", "--pairs")
                .example(
                        "upscale learn photos/ -s 2 -o photos.safetensors --holdout 10%",
                        "a kernel, and how well it does on each tenth photo")
                .example("upscale scan.png -s 2 -m transposed -k photos.safetensors", "what it is for")
                .example(
                        "upscale learn photos/ -s 2 --adaptive 512 -o bank.safetensors",
                        "a bank of kernels, of hundreds of photos")
                .example(
                        "upscale learn photos/ -s 2 --network -o net.safetensors",
                        "a network; with --checkpoint FILE, it goes on where it was stopped");
    }

    /** How a run is carried out. */
    record Manner(int threads, boolean force, boolean quiet, boolean json, Optional<ProgressMode> progress) {}

    @Override
    public int run() {
        Lesson lesson = lesson();
        Path file = file();
        List<FilePairs.Files> sources = sources(lesson.scale());
        requireFree(file, sources);
        network.picture().ifPresent(picture -> requireFree(picture, sources));
        Manner manner = new Manner(RunArguments.threads(threads), force.on(), quiet.on(), json.on(), progress.given());
        LearnRun run = new LearnRun(session, manner, sources.size());
        Unwritten unwritten = new Unwritten(file);
        Surroundings.Watch watch = session.surroundings().watch(unwritten);
        try {
            return learn(lesson, sources, file, run);
        } catch (IOException e) {
            unwritten.because(Thread.currentThread().isInterrupted() ? STOPPED : e.getMessage());
            return CommandLineProgram.FAILED;
        } finally {
            run.end();
            watch.close();
        }
    }

    /** That nothing comes of a run: it is said once. */
    private final class Unwritten implements Surroundings.Run {
        private final Path file;
        private final AtomicBoolean said = new AtomicBoolean();

        Unwritten(Path file) {
            this.file = file;
        }

        @Override
        public boolean underWay() {
            return !said.get();
        }

        @Override
        public boolean end() {
            because(STOPPED);
            return false;
        }

        void because(String why) {
            if (!said.getAndSet(true)) {
                session.complain(file + " is not written: " + why);
            }
        }
    }

    private Lesson lesson() {
        if (!scale.isGiven()) {
            throw new UsageException("for which scale? give one such as -s 2");
        }
        Target.Scale times = scale.value();
        if (!times.x().equals(times.y()) || !times.x().whole()) {
            throw new UsageException("what is learned is for a whole scale, the same in both directions, not " + times);
        }
        int whole = (int) times.x().numerator();
        Optional<NetworkLesson> trained = network.lesson(whole);
        if (trained.isEmpty()) {
            return kernel.lesson(whole);
        }
        kernel.group().given().ifPresent(name -> {
            throw new UsageException(name + " is for kernels: leave it or --network out");
        });
        return trained.get();
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

    private List<FilePairs.Files> sources(int times) {
        FilePairs files = new FilePairs(session, limits, times);
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

    private int learn(Lesson lesson, List<FilePairs.Files> sources, Path file, LearnRun run) throws IOException {
        List<FilePairs.Files> kept = new ArrayList<>();
        List<FilePairs.Files> fitted = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            (holdout.isGiven() && HoldOut.holds(i, holdout.value()) ? kept : fitted).add(sources.get(i));
        }
        if (holdout.isGiven() && (kept.isEmpty() || fitted.isEmpty())) {
            throw new UsageException("--holdout leaves nothing on one side of so few images: " + sources.size());
        }
        Lesson.Outcome learned = lesson.learn(fitted, kept, run);
        run.end();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException(STOPPED);
        }
        ModelFile made = learned.file().apply(told(lesson, learned, run));
        WholeFile.write(file, force.on(), made::write);
        int count = run.taken().size();
        String line = String.format(
                Locale.ROOT,
                "%s  %s, learned of %d image%s, %d pixels",
                file.toString().replaceAll("\\p{Cntrl}", "?"),
                learned.line(),
                count,
                count == 1 ? "" : "s",
                run.pixels());
        Json object = new Json()
                .put("output", file.toString())
                .put("status", "written")
                .put("scale", lesson.scale());
        learned.numbers().forEach(object::put);
        object.put("images", count).put("pixels", run.pixels()).put("failed", run.failures());
        learned.scores().ifPresent(each -> HoldOutLines.put(object, each));
        run.tell(
                line
                        + learned.scores().map(HoldOutLines::of).orElse(List.of()).stream()
                                .map(each -> System.lineSeparator() + each)
                                .collect(Collectors.joining()),
                object);
        return run.failures() > 0 ? CommandLineProgram.FAILED : CommandLineProgram.OK;
    }

    private Map<String, String> told(Lesson lesson, Lesson.Outcome learned, LearnRun run) {
        Map<String, String> told = new LinkedHashMap<>();
        String how = pairs.isGiven()
                ? "pairs"
                : degradation.given().orElse(Degradation.BICUBIC).name();
        told.put("degradation", how);
        told.putAll(learned.told());
        told.put("images", Integer.toString(run.taken().size()));
        told.put("images sha256", digest(run.taken()));
        told.put(
                "command",
                "upscale learn -s " + lesson.scale() + lesson.words()
                        + (pairs.isGiven() ? "" : " --degradation " + how)
                        + (holdout.isGiven() ? " --holdout " + plain(holdout.value() * 100) + "%" : "")
                        + (pairs.isGiven() ? " --pairs LR_DIR HR_DIR" : " IMAGE..."));
        learned.scores().ifPresent(each -> told.put("held out", HoldOutLines.line(each)));
        return told;
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    // The same for the same files, however they are called and in whatever order.
    static String digest(List<FilePairs.Files> files) {
        String list =
                files.stream().flatMap(each -> each.digests().stream()).sorted().collect(Collectors.joining("\n"));
        return Sha256.of(list.getBytes(StandardCharsets.UTF_8));
    }
}
