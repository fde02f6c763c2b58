package upscale.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Guarded;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Oriented;
import upscale.image.RowReader;
import upscale.job.JobResult.PageWritten;

/** What a {@link FileJob} would make, as far as headers and metadata tell: no samples are decoded, and nothing is written. */
final class Forecast {
    private Forecast() {}

    /**
     * What it would make.
     *
     * @param warned is told of what the user should know, as far as it is known
     * @throws IOException if it would fail
     */
    static JobResult.Planned of(FileJob.Terms terms, FileJob.Task task, Consumer<String> warned) throws IOException {
        Format as = task.destination().format();
        List<PageWritten> pages = new ArrayList<>();
        try (Document document = Guarded.read(task.format(), task.source())) {
            PageChoice.Chosen chosen = FileJob.chosen(terms, task, document);
            chosen.note().ifPresent(warned);
            for (int index : chosen.indexes()) {
                String name = chosen.indexes().size() > 1 ? "page " + (index + 1) + ": " : "";
                try {
                    pages.add(page(document, index, as, terms, warning -> warned.accept(name + warning)));
                } catch (FormatException e) {
                    throw new FormatException(e.kind(), name + e.getMessage(), e);
                }
            }
        }
        return new JobResult.Planned(
                task.input().name(),
                task.destination().label(),
                as.name(),
                pages,
                terms.plan().label());
    }

    private static PageWritten page(
            Document document, int index, Format as, FileJob.Terms terms, Consumer<String> warned) throws IOException {
        ImageInfo stored = document.info(index);
        Need need = Need.of(document.memory(index), stored, terms.plan(), as);
        terms.limits().requireWritable(need.width(), need.height());
        need.threads(1, terms.room().memory());
        Metadata metadata = document.metadata(index);
        Image image = new Undecoded(Oriented.upright(stored, metadata.orientation()));
        UpscalePlan plan = terms.plan().fitting(metadata.attachments());
        Pipeline pipeline = Pipeline.of(new Page(image, metadata.withOrientation(Orientation.UPRIGHT)), plan, as);
        ImageInfo to = pipeline.image().info();
        terms.limits().requireWritable(to.width(), to.height());
        FileJob.requireNone(as.refuses(to).or(() -> as.refuses(plan.write())), "");
        pipeline.warnings().forEach(warned);
        return new PageWritten(index + 1, stored, to, Optional.empty());
    }

    /** An image of which only the header was read. */
    private record Undecoded(ImageInfo info) implements Image {
        @Override
        public RowReader newReader() {
            throw new IllegalStateException("samples are read for --dry-run");
        }
    }
}
