package upscale.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import upscale.format.Document;
import upscale.format.Ending;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.inputs.Input;
import upscale.job.JobResult.PageWritten;
import upscale.job.JobResult.StageTime;
import upscale.job.OutputNaming.Destination;
import upscale.sidecar.Findings;
import upscale.sidecar.Sidecar;
import upscale.stage.Timed;
import upscale.sweep.Errand;

/** One input made into its output, page by page: at any time one page is in memory. Runs once. */
final class FileJob {
    private final Terms terms;
    private final Task task;
    private final Findings findings;
    private final Deliveries deliveries;
    private final Room.Share share;
    private final Consumer<String> warned;

    private final List<PageWritten> pages = new ArrayList<>();
    private final Map<String, String> warnings = new LinkedHashMap<>(); // as told, by what they say of any page
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private Map<String, String> decisions = Map.of();

    private FileJob(Terms terms, Task task, Deliveries deliveries, Room.Share share, Consumer<String> warned) {
        this.terms = terms;
        this.task = task;
        this.findings = Findings.beside(task.source());
        this.deliveries = deliveries;
        this.share = share;
        this.warned = warned;
    }

    /**
     * How a job is done.
     *
     * @param choice which pages are worked on
     * @param companions what is written beside a result; for one page only
     * @param account which existing outputs may be replaced, and where new ones are written down
     * @param limits what it may take
     * @param out standard output
     * @param room what it shares with other jobs
     * @param errand on which it is done
     * @param advance is told of what is written of the result
     * @param company whether there are others: then a small picture is done by one thread, and takes no more memory than it needs
     */
    record Terms(
            Formats formats,
            UpscalePlan plan,
            PageChoice choice,
            List<Companion> companions,
            Ledger.Account account,
            Limits limits,
            OutputStream out,
            Room room,
            Errand errand,
            Advance advance,
            boolean company) {
        /** The same, without others. */
        Terms alone() {
            return new Terms(formats, plan, choice, companions, account, limits, out, room, errand, advance, false);
        }
    }

    /**
     * What one job is about.
     *
     * @param input what it is made of
     * @param format of the input
     * @param destination of the result
     * @param beside where the companions go
     * @param ownSidecar the file beside the input that tells of it
     * @param sidecar where what is said there of the result goes; nowhere if empty
     */
    record Task(
            Input input,
            Source source,
            Format format,
            Destination destination,
            List<Destination> beside,
            Optional<Path> ownSidecar,
            Optional<Path> sidecar) {
        /** The same, of the same file as another source. */
        Task of(Source other) {
            return new Task(input, other, format, destination, beside, ownSidecar, sidecar);
        }
    }

    /**
     * Does it: output and companions appear all, or none.
     *
     * @param warned is told of what the user should know, once, before the page it is about is computed if it is known then
     */
    static JobResult.Written run(Terms terms, Task task, Consumer<String> warned) throws IOException {
        long start = System.nanoTime();
        Function<Destination, Delivery> opened = destination -> new Delivery(
                destination,
                terms.plan().write(),
                destination.file().filter(terms.account()::mayReplace).isPresent(),
                terms.out(),
                terms.errand());
        boolean replacing = task.sidecar().filter(terms.account()::mayReplace).isPresent();
        try (Room.Share share = terms.errand().hold(() -> terms.room().new Share());
                Deliveries deliveries = new Deliveries(
                        opened.apply(task.destination()),
                        task.beside().stream().map(opened).toList(),
                        new TextDelivery(task.sidecar(), replacing, terms.errand()))) {
            FileJob job = new FileJob(terms, task, deliveries, share, warned);
            job.write();
            deliveries.finish();
            for (OutputFile file : deliveries.files()) {
                terms.account().writeDown(file).ifPresent(trouble -> job.warn("", trouble));
            }
            terms.errand().conclude();
            deliveries.commit();
            deliveries.result().times().forEach(job::spent);
            return job.written(System.nanoTime() - start);
        }
    }

    private void write() throws IOException {
        long start = System.nanoTime();
        try (Document document = Guarded.read(task.format(), task.source())) {
            decodedSince(start);
            write(document);
        }
    }

    private void write(Document document) throws IOException {
        PageChoice.Chosen chosen = chosen(terms, task, document);
        int count = chosen.indexes().size();
        chosen.note().ifPresent(note -> warn("", note));
        for (int index : chosen.indexes()) {
            String name = count > 1 ? "page " + (index + 1) + ": " : "";
            try {
                write(document, index, name);
            } catch (FormatException e) {
                throw new FormatException(e.kind(), name + e.getMessage(), e);
            }
        }
    }

    /** @throws FormatException if there are several, and what is asked for is for one */
    static PageChoice.Chosen chosen(Terms terms, Task task, Document document) throws FormatException {
        PageChoice.Chosen chosen =
                terms.choice().of(document, task.destination().format(), terms.formats());
        int count = chosen.indexes().size();
        if (count > 1 && !terms.companions().isEmpty()) {
            throw onePageOnly("the " + terms.companions().get(0).noun() + " is", count);
        } else if (count > 1 && terms.plan().method().unpools()) {
            throw onePageOnly("positions are", count);
        }
        return chosen;
    }

    // Its share is held until the next page, or until what the encoder holds of it is written, too.
    private void write(Document document, int index, String name) throws IOException {
        Need need = Need.of(
                document.memory(index),
                document.info(index),
                terms.plan(),
                task.destination().format());
        terms.limits().requireWritable(need.width(), need.height());
        boolean alone = (need.large() || !terms.company()) && !terms.room().oneProcessorEach();
        int threads =
                need.threads(alone ? terms.plan().threads() : 1, terms.room().memory());
        long bytes = terms.company() ? need.bytes(threads) : Room.ALL;
        terms.errand().idle(() -> {
            share.claim(bytes);
            return share;
        });
        long start = System.nanoTime();
        Page page = findings.with(document.page(index));
        // Of a damaged file nothing may be out before that is found; and what lies on its side is read from all rows at
        // once.
        if (deliveries.streamed() || page.metadata().orientation() != Orientation.UPRIGHT) {
            page = page.whole();
        }
        decodedSince(start);
        LongAdder decoding = new LongAdder();
        Image image = page.image() instanceof Raster ? page.image() : new Timed(page.image(), decoding);
        Page decoded = new Page(image, page.metadata(), page.omissions());
        Room.Held turn =
                terms.errand().hold(() -> terms.errand().idle(() -> terms.room().turn(alone)));
        try {
            write(decoded, index + 1, name, terms.plan().withThreads(threads));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            terms.errand().close(turn);
        }
        spent(decode(), decoding.sum());
        start = System.nanoTime();
        document.finish();
        decodedSince(start);
        ending().told().ifPresent(told -> warn("", told));
    }

    private Ending ending() {
        return task.source().allowance().ending();
    }

    private void decodedSince(long start) {
        spent(decode(), System.nanoTime() - start);
    }

    private String decode() {
        return "decode " + task.format().name();
    }

    private static FormatException onePageOnly(String what, int count) {
        return new FormatException(
                FormatException.Kind.UNSUPPORTED,
                "has " + count + " pages, and " + what + " for one: choose it with --page");
    }

    /**
     * @param name what warnings begin with
     * @param asked what is done to it, unless it holds labels
     */
    private void write(Page page, int number, String name, UpscalePlan asked) throws IOException {
        Format as = task.destination().format();
        UpscalePlan plan = asked.fitting(page.metadata().attachments());
        if (plan != asked) {
            warn(name, "holds labels, which are copied from the nearest on the grid of " + asked.label());
        }
        Pipeline pipeline = Pipeline.of(page, plan, as);
        ImageInfo to = pipeline.image().info();
        terms.limits().requireWritable(to.width(), to.height());
        requireNone(as.refuses(pipeline.image().info()).or(() -> as.refuses(plan.write())), "");
        page.omissions().forEach(omission -> warn(name, omission));
        as.omits(pipeline.image().info(), pipeline.metadata()).forEach(omission -> warn(name, omission));
        pipeline.warnings().forEach(warning -> warn(name, warning));
        for (int i = 0; i < terms.companions().size(); i++) {
            Companion companion = terms.companions().get(i);
            Companion.Contents contents = companion.of(page, pipeline.image());
            requireNone(task.beside().get(i).format().refuses(contents.image().info()), companion.noun() + ": ");
            deliveries.beside().get(i).write(contents.image(), contents.metadata(), plan.threads());
        }
        deliveries.result().write(pipeline.image(), pipeline.metadata(), plan.threads(), terms.advance());
        Optional<Sidecar> sidecar = pipeline.metadata().attached(Sidecar.class);
        if (sidecar.isPresent()) {
            deliveries.sidecar().write(sidecar.get().text());
        }
        pipeline.times().forEach(this::spent);
        decisions = pages.isEmpty() ? pipeline.decisions() : decisions;
        pipeline.fitting().warnings().forEach(warning -> warn(name, warning));
        pages.add(new PageWritten(number, page.image().info(), pipeline.image().info(), pipeline.codes()));
    }

    /** @throws FormatException if there is a refusal */
    static void requireNone(Optional<String> refusal, String what) throws FormatException {
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, what + refusal.get());
        }
    }

    private void warn(String name, String warning) {
        if (warnings.putIfAbsent(warning, name + warning) == null) {
            warned.accept(name + warning);
        }
    }

    private void spent(StageTime time) {
        spent(time.stage(), time.nanos());
    }

    private void spent(String stage, long time) {
        nanos.merge(stage, time, Long::sum);
    }

    private JobResult.Written written(long total) {
        Map<String, String> beside = new LinkedHashMap<>();
        for (int i = 0; i < terms.companions().size(); i++) {
            beside.put(terms.companions().get(i).name(), task.beside().get(i).label());
        }
        deliveries.sidecar().written().ifPresent(path -> beside.put("sidecar", path.toString()));
        return new JobResult.Written(
                task.input().name(),
                task.destination().label(),
                task.destination().format().name(),
                beside,
                List.copyOf(pages),
                terms.plan().label(),
                decisions,
                List.copyOf(warnings.values()),
                ending().early(),
                nanos.entrySet().stream()
                        .map(e -> new StageTime(e.getKey(), e.getValue()))
                        .toList(),
                total,
                Optional.empty());
    }
}
