package upscale.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import upscale.engine.Degradation;
import upscale.evaluate.Protocol;
import upscale.evaluate.Score;
import upscale.evaluate.ScoreTable;
import upscale.evaluate.Scores;
import upscale.evaluate.Trial;
import upscale.format.Document;
import upscale.format.Guarded;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.inputs.Input;
import upscale.inputs.Selection;
import upscale.job.Batch;
import upscale.job.JobResult;
import upscale.job.Limits;
import upscale.job.Memory;
import upscale.job.Room;
import upscale.learn.LargeImage;
import upscale.sweep.Errand;
import upscale.sweep.TaskSweep;
import upscale.telling.Json;
import upscale.telling.ResultJson;

/** {@code upscale evaluate DIR...}: how near to the original methods come that enlarge what was made smaller. */
final class EvaluateCommand implements Command {
    private static final String SCALES = "2,3,4";

    private final CommandLineProgram.Session session;

    private final InputArguments images = new InputArguments("DIR", "0..*");

    private final OptionGroup evaluation = new OptionGroup();

    private final OptionGroup options = new OptionGroup();

    private final Option<List<Integer>> scales =
            evaluation.add(Option.of("S,...", new TrialWords.ScalesWord(), "--scales")
                    .described("How many times as large, whole numbers. Default: " + SCALES + "."));

    private final Option<List<TrialWords.Named>> methods = evaluation.add(TrialWords.methodsOption());

    private final Option<Protocol.Variant> variant = evaluation.add(Option.of(
                    "VARIANT", new OneOf<>(Protocol.Variant.values(), "variant of the protocol") {}, "--variant")
            .described("What methods enlarge: a (luma, made smaller in floats; default) or b (the image, rounded "
                    + "to its samples after each pass)."));

    private final Option<Degradation> degradation = options.add(DegradationWord.option());

    private final Option<ScoreTable> layout =
            options.add(Option.of("LAYOUT", new OneOf<>(ScoreTable.values(), "layout") {}, "--as")
                    .described(ExplainCommand.AS));

    private final Option<Integer> threads = options.add(RunArguments.threadsOption());

    private final LimitArguments limits = LimitArguments.ofWhole(options);

    private final Option<Boolean> json = options.add(RunArguments.jsonOption());

    EvaluateCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        images.declare(syntax);
        syntax.group("Evaluation", evaluation);
        options.add(Option.help());
        syntax.group("Running", options);
    }

    @Override
    public About about() {
        return About.of("Score methods on images, as papers on super-resolution do.")
                .told(
                        "Images are made smaller, enlarged again, and compared with what they were: PSNR and SSIM of luma,"
                                + " borders as wide as the scale left out.")
                .usedMost("--scales", "--methods", "--degradation", "--variant", "--as", "--json", "-r")
                .example(
                        "upscale evaluate photos/ --scales 2 --methods bicubic,lanczos:4",
                        "two methods, image by image and on the mean")
                .example(
                        "upscale evaluate photos/ --scales 2 --methods lanczos,learned --as markdown",
                        "a table for a page");
    }

    @Override
    public int run() {
        if (json.on() && layout.isGiven()) {
            throw new UsageException("--json and --as say different things of how scores are told: leave out one");
        }
        List<Trial> trials = TrialWords.trials(
                session.methods(),
                methods.given().orElseGet(() -> new TrialWords.MethodsWord().convert(TrialWords.SCORED)),
                scales.given().orElseGet(() -> new TrialWords.ScalesWord().convert(SCALES)));
        Selection selection = images.selected(session);
        if (selection.inputs().stream().allMatch(input -> input.trouble().isPresent())) {
            selection.inputs().stream().findFirst().ifPresent(none -> {
                throw new UsageException(
                        none.name() + ": " + none.trouble().orElseThrow().getMessage());
            });
        }
        selection.remarks().forEach(session::complain);
        Run run = new Run(
                new Protocol(
                        degradation.given().orElse(Degradation.BICUBIC),
                        variant.given().orElse(Protocol.Variant.A)),
                trials,
                limits.limits());
        TaskSweep.run(
                selection.inputs().stream()
                        .map(input -> (TaskSweep.Task) telling -> run.score(input, telling))
                        .toList(),
                RunArguments.threads(threads));
        run.tell();
        return run.failed ? CommandLineProgram.FAILED : CommandLineProgram.OK;
    }

    /** One evaluation, on its way. */
    private final class Run {
        private final Protocol protocol;
        private final Limits limited;
        private final Room room = new Room(Memory.ofHeap());

        // The calling thread's.
        private final Scores scores;
        private boolean failed;

        Run(Protocol protocol, List<Trial> trials, Limits limited) {
            this.protocol = protocol;
            this.limited = limited;
            this.scores = new Scores(trials);
        }

        /** Scores all methods with one image, on any thread, and tells of them in its turn. */
        void score(Input input, Consumer<Runnable> telling) {
            try {
                List<Score> found = limited.within(errand -> scored(input, errand));
                Scores.OfImage image = new Scores.OfImage(input.name(), found);
                telling.accept(() -> tell(image));
            } catch (IOException | RuntimeException | Error e) {
                JobResult.Failed failure = JobResult.Failed.because(input.name(), e);
                telling.accept(() -> tell(failure));
            }
        }

        private List<Score> scored(Input input, Errand errand) throws IOException {
            Source source = Batch.source(input, session.in(), limited.allowance(errand));
            try (Document document = Guarded.read(session.formats().of(source), source);
                    Room.Share share = errand.hold(() -> room.new Share())) {
                int first = document.pictures().get(0);
                long bytes = document.memory(first) + enlarged(document.info(first));
                errand.idle(() -> {
                    share.claim(bytes);
                    return share;
                });
                Image whole = LargeImage.of(document.page(first));
                document.finish();
                return protocol.scores(whole, scores.trials());
            }
        }

        // The plane, what is made smaller, and what a method makes of that.
        private long enlarged(ImageInfo info) {
            return 3 * Float.BYTES * info.pixels() * info.channels();
        }

        private void tell(Scores.OfImage image) {
            scores.add(image);
            for (int i = 0; json.on() && i < scores.trials().size(); i++) {
                Trial trial = scores.trials().get(i);
                Score score = image.scores().get(i);
                session.json(new Json()
                        .put("file", image.name())
                        .put("status", "scored")
                        .put("scale", trial.scale())
                        .put("method", trial.label())
                        .put("width", score.width())
                        .put("height", score.height())
                        .put("psnr", score.psnr())
                        .put("ssim", score.ssim())
                        .put("secondsPerMegapixel", score.secondsPerMegapixel()));
            }
        }

        private void tell(JobResult.Failed failure) {
            failed = true;
            session.complain(failure);
            if (json.on()) {
                session.json(ResultJson.failed("file", failure));
            }
        }

        /** Tells what all images come to, if there is one that could be scored. */
        void tell() {
            if (scores.images().isEmpty()) {
                return;
            } else if (!json.on()) {
                session.text().print(layout.given().orElse(ScoreTable.TEXT).of(scores));
                session.text().flush();
                return;
            }
            List<Json> means = new ArrayList<>();
            for (int i = 0; i < scores.trials().size(); i++) {
                Trial trial = scores.trials().get(i);
                Scores.Mean mean = scores.mean(i);
                means.add(new Json()
                        .put("scale", trial.scale())
                        .put("method", trial.label())
                        .put("psnr", mean.psnr())
                        .put("ssim", mean.ssim())
                        .put("secondsPerMegapixel", mean.secondsPerMegapixel()));
            }
            session.json(new Json()
                    .put(
                            "summary",
                            new Json().put("images", scores.images().size()).putAll("means", means)));
        }
    }
}
