package upscale.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import upscale.image.Image;
import upscale.image.Ratio;
import upscale.job.WholeFile;
import upscale.learn.Curve;
import upscale.learn.CurvePicture;
import upscale.learn.Enlarger;
import upscale.learn.HoldOut;
import upscale.learn.LumaPair;
import upscale.learn.NetworkFit;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.learned.Learned;
import upscale.method.learned.NetworkModel;
import upscale.network.Example;
import upscale.network.Network;
import upscale.network.NetworkFile;
import upscale.network.Training;
import upscale.telling.Json;
import upscale.tensor.ModelFile;

/**
 * A network, trained in steps.
 *
 * @param begun what it is before the first step
 * @param words see {@link Lesson#words}
 * @param origin the SHA-256 of the file with what it is before the first step, if it is of a file
 * @param checkpoint where it is kept on the way, and begun from if it is there
 * @param picture where that of its curve goes
 */
record NetworkLesson(
        NetworkFit fit,
        Network begun,
        String words,
        Optional<String> origin,
        Optional<Path> checkpoint,
        Optional<Path> picture)
        implements Lesson {
    @Override
    public int scale() {
        return fit.scale();
    }

    @Override
    public Lesson.Outcome learn(List<FilePairs.Files> fitted, List<FilePairs.Files> kept, LearnRun run)
            throws IOException {
        List<Example> examples = fit.examples(fitted, run.threads(), run);
        if (examples.isEmpty()) {
            throw new IOException(LearnCommand.NOTHING);
        }
        List<LumaPair> held = fit.held(kept, run.threads(), run.ofKept());
        String of = words + origin.map(digest -> " (" + digest + ")").orElse("") + " of "
                + LearnCommand.digest(run.taken());
        NetworkFit.Standing from = standing(examples, of, run);
        run.expects(fit.plan().steps() - from.training().done());
        Curve curve = fit.train(from, NetworkLesson::enlarger, held, run.threads(), new Watching(run, of));
        Network trained = from.training().network();
        Optional<HoldOut> scores = held.isEmpty()
                ? Optional.empty()
                : Optional.of(HoldOut.ofPairs(enlarger(trained), held, run.threads()));
        if (picture.isPresent()) {
            String svg = CurvePicture.of(curve, fit.plan().steps(), level(scores));
            WholeFile.write(picture.get(), run.overwrites(), out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
        }
        Map<String, String> told = new LinkedHashMap<>();
        told.put("parameters", Integer.toString(trained.parameters()));
        origin.ifPresent(digest -> told.put("from sha256", digest));
        told.put("curve", curve.toString());
        return new Lesson.Outcome(
                "a network of " + trained.parameters() + " parameters for a scale of " + scale() + ", "
                        + fit.plan().steps() + " steps",
                Map.of("parameters", trained.parameters()),
                told,
                scores,
                also -> NetworkFile.of(trained, also));
    }

    private static Map<String, Double> level(Optional<HoldOut> scores) {
        Map<String, Double> level = new LinkedHashMap<>();
        scores.ifPresent(each -> List.of(HoldOut.Way.BICUBIC, HoldOut.Way.LANCZOS)
                .forEach(way -> level.put(OneOf.spelling(way), each.mean(way).psnr())));
        return level;
    }

    private NetworkFit.Standing standing(List<Example> examples, String of, LearnRun run) throws IOException {
        if (checkpoint.isEmpty() || !Files.exists(checkpoint.get())) {
            return fit.begun(begun, examples);
        }
        try {
            NetworkFit.Standing from = fit.resumed(ModelFile.read(checkpoint.get()), examples, of);
            long done = from.training().done();
            run.tell(
                    checkpoint.get() + "  goes on after step " + done,
                    new Json().put("status", "resumed").put("step", done));
            return from;
        } catch (IOException e) {
            throw new IOException(
                    "the training cannot go on from " + checkpoint.get() + ": " + e.getMessage()
                            + "; name another file, or remove it",
                    e);
        }
    }

    /** What a network makes of images, as {@code -m learned} does. */
    private static Enlarger enlarger(Network network) {
        MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(network.scale()), Ratio.of(network.scale())))
                .with(Parameter.MODEL, new NetworkModel("trained", network));
        return new Enlarger() {
            @Override
            public int scale() {
                return network.scale();
            }

            @Override
            public Image of(Image small) {
                return new Learned().apply(small, options).image();
            }
        };
    }

    /** Tells of the training, and keeps it. */
    private final class Watching implements NetworkFit.Watcher {
        private final LearnRun run;
        private final String of;

        Watching(LearnRun run, String of) {
            this.run = run;
            this.of = of;
        }

        @Override
        public void stepped() {
            run.stepped(fit.pixels());
        }

        @Override
        public void looked(Training training, Curve seen) throws IOException {
            Curve.Point now = seen.points().get(seen.points().size() - 1);
            Json object =
                    new Json().put("status", "training").put("step", now.step()).put("error", now.error());
            now.psnr().ifPresent(psnr -> object.put("psnr", psnr));
            run.tell(
                    String.format(
                                    Locale.ROOT,
                                    "step %d of %d  error %.5f",
                                    now.step(),
                                    fit.plan().steps(),
                                    now.error())
                            + (now.psnr().isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            ", held out %.3f dB",
                                            now.psnr().getAsDouble())
                                    : ""),
                    object);
            if (checkpoint.isPresent()) {
                WholeFile.write(checkpoint.get(), true, NetworkFit.checkpoint(training, seen, of)::write);
            }
        }
    }
}
