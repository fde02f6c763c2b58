package upscale.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.job.JobResult.PageWritten;
import upscale.job.JobResult.StageTime;
import upscale.job.OutputNaming.Destination;

/** One input made into its output, page by page: at any time one page is in memory. Runs once. */
final class FileJob {
    private final Formats formats;
    private final UpscalePlan plan;
    private final PageChoice choice;
    private final Optional<? extends Companion> companion;
    private final Delivery result;
    private final Optional<Delivery> beside;
    private final Consumer<String> warned;

    private final List<PageWritten> pages = new ArrayList<>();
    private final Map<String, String> warnings = new LinkedHashMap<>(); // as told, by what they say of any page
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private Map<String, String> decisions = Map.of();

    private FileJob(
            Formats formats,
            UpscalePlan plan,
            PageChoice choice,
            Optional<? extends Companion> companion,
            Delivery result,
            Optional<Delivery> beside,
            Consumer<String> warned) {
        this.formats = formats;
        this.plan = plan;
        this.choice = choice;
        this.companion = companion;
        this.result = result;
        this.beside = beside;
        this.warned = warned;
    }

    /**
     * What each job of a run has in common.
     *
     * @param choice which pages are worked on
     * @param companion a second file that is written; for one page only
     * @param overwrite whether existing outputs may be replaced
     * @param out standard output
     */
    record Terms(
            Formats formats,
            UpscalePlan plan,
            PageChoice choice,
            Optional<? extends Companion> companion,
            boolean overwrite,
            OutputStream out) {}

    /**
     * Does it: output and companion both appear, or neither.
     *
     * @param input as the user named it
     * @param format of the input
     * @param warned is told of what the user should know, once, before the page it is about is computed if it is known then
     */
    static JobResult.Written run(
            Terms terms, String input, Source source, Format format, Destination destination, Consumer<String> warned)
            throws IOException {
        long start = System.nanoTime();
        Optional<Delivery> beside =
                terms.companion().map(c -> new Delivery(c.destination(), terms.plan(), terms.overwrite(), terms.out()));
        // The companion is finished first and put in place last.
        try (Delivery second = beside.orElse(null);
                Delivery result = new Delivery(destination, terms.plan(), terms.overwrite(), terms.out())) {
            FileJob job = new FileJob(
                    terms.formats(), terms.plan(), terms.choice(), terms.companion(), result, beside, warned);
            job.write(source, format, destination.format());
            if (second != null) {
                second.finish();
            }
            result.finish();
            result.commit();
            if (second != null) {
                second.commit();
            }
            result.times().forEach(job::spent);
            return job.written(input, destination, System.nanoTime() - start);
        }
    }

    private void write(Source source, Format format, Format as) throws IOException {
        String decode = "decode " + format.name();
        long start = System.nanoTime();
        Document document = format.read(source);
        spent(decode, System.nanoTime() - start);
        PageChoice.Chosen chosen = choice.of(document, as, formats);
        int count = chosen.indexes().size();
        if (count > 1 && companion.isPresent()) {
            throw onePageOnly(companion.get().noun() + " is", count);
        } else if (count > 1 && plan.method().unpools()) {
            throw onePageOnly("positions are", count);
        }
        chosen.note().ifPresent(note -> warn("", note));
        for (int index : chosen.indexes()) {
            start = System.nanoTime();
            String name = count > 1 ? "page " + (index + 1) + ": " : "";
            try {
                Page page = document.page(index);
                spent(decode, System.nanoTime() - start);
                write(page, index + 1, as, name);
            } catch (FormatException e) {
                throw new FormatException(e.kind(), name + e.getMessage(), e);
            }
        }
    }

    private static FormatException onePageOnly(String what, int count) {
        return new FormatException(
                FormatException.Kind.UNSUPPORTED,
                "has " + count + " pages, and " + what + " for one: choose it with --page");
    }

    /** @param name what warnings begin with */
    private void write(Page page, int number, Format as, String name) throws IOException {
        Pipeline pipeline = Pipeline.of(page, plan, as);
        requireAccepted(pipeline.image(), as, plan.write());
        page.omissions().forEach(omission -> warn(name, omission));
        pipeline.warnings().forEach(warning -> warn(name, warning));
        if (companion.isPresent()) {
            Companion.Contents contents = companion.get().of(page, pipeline.image());
            beside.orElseThrow().write(contents.image(), contents.metadata());
        }
        result.write(pipeline.image(), pipeline.metadata());
        pipeline.times().forEach(this::spent);
        decisions = pages.isEmpty() ? pipeline.decisions() : decisions;
        pipeline.fitting().warnings().forEach(warning -> warn(name, warning));
        pages.add(new PageWritten(number, page.image().info(), pipeline.image().info(), pipeline.codes()));
    }

    private static void requireAccepted(Image image, Format format, WriteOptions options) throws FormatException {
        Optional<String> refusal = format.refuses(image.info()).or(() -> format.refuses(options));
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, refusal.get());
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

    private JobResult.Written written(String input, Destination destination, long total) {
        return new JobResult.Written(
                input,
                destination.label(),
                destination.format().name(),
                companion.flatMap(Companion::difference),
                List.copyOf(pages),
                plan.label(),
                decisions,
                List.copyOf(warnings.values()),
                nanos.entrySet().stream()
                        .map(e -> new StageTime(e.getKey(), e.getValue()))
                        .toList(),
                total);
    }
}
