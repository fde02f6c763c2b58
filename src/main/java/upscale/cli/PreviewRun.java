package upscale.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import upscale.compare.Region;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Guarded;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.image.Orientation;
import upscale.image.Oriented;
import upscale.image.Raster;
import upscale.inputs.Input;
import upscale.job.Batch;
import upscale.job.Delivery;
import upscale.job.FileCopy;
import upscale.job.JobResult;
import upscale.job.Limits;
import upscale.job.OutputCheck;
import upscale.job.OutputNaming;
import upscale.job.OutputNaming.Destination;
import upscale.job.PageChoice;
import upscale.method.Target;
import upscale.preview.Candidate;
import upscale.preview.Cell;
import upscale.preview.ContactSheet;
import upscale.preview.Legend;
import upscale.preview.Preview;
import upscale.preview.Screenful;
import upscale.sidecar.Findings;
import upscale.sweep.Errand;
import upscale.telling.Json;
import upscale.telling.ResultJson;

/**
 * A preview being made, written, and told of.
 *
 * @param force whether a file that is there may be replaced
 * @param threads how many compute
 */
record PreviewRun(
        CommandLineProgram.Session session,
        Asked asked,
        OutputNaming naming,
        boolean force,
        Screenful screenful,
        Limits limits,
        int threads) {
    /**
     * What shall be shown.
     *
     * @param strict whether a method that cannot enlarge the image is a failure
     * @param region the crop, if it was said
     * @param reference what the image should become, if that is known
     * @param pages which page of a file
     */
    record Asked(
            Target.Scale scale,
            List<Candidate> candidates,
            boolean strict,
            Optional<Region> region,
            Optional<Input> reference,
            PageChoice pages) {}

    /** How much is told, and for whom. */
    record Telling(boolean quiet, boolean verbose, boolean json) {}

    /** What was made, and where it is. */
    private record Done(Preview preview, Destination destination, String drawn) {}

    /**
     * Does it.
     *
     * @return the exit code
     */
    int of(Input input, Telling telling) {
        try {
            Done done = limits.within(errand -> done(input, errand, telling));
            tell(input, done, telling);
            return CommandLineProgram.OK;
        } catch (IOException | RuntimeException | Error e) {
            if (e instanceof UsageException usage) {
                throw usage;
            }
            JobResult.Failed failed = JobResult.Failed.because(input.name(), e);
            session.complain(failed);
            if (telling.json()) {
                session.json(ResultJson.failed("file", failed));
            }
            return CommandLineProgram.FAILED;
        } finally {
            FileCopy.tidy();
        }
    }

    private Done done(Input input, Errand errand, Telling telling) throws IOException {
        Source source = Batch.source(input, session.in(), limits.allowance(errand));
        Format format = session.formats().of(source);
        Destination destination = naming.of(input, format);
        new OutputCheck(Stream.concat(Stream.of(input), asked.reference().stream())
                        .flatMap(each -> each.path().stream())
                        .toList())
                .require(destination, existing -> force);
        Format png = session.formats().named("png").orElseThrow();
        Read read;
        try (Document document = Guarded.read(format, source)) {
            PageChoice.Chosen chosen = asked.pages().of(document, png, session.formats());
            read = read(document, chosen.indexes().get(0), source);
            Stream.concat(
                            chosen.note().map(note -> firstOf(document)).stream(),
                            source.allowance().ending().told().stream())
                    .filter(note -> !telling.quiet())
                    .forEach(note -> errand.tell(() -> session.complain(input.name() + ": " + note)));
        }
        Preview preview = Preview.of(
                new Preview.Subject(read.image(), read.metadata(), png),
                asked.candidates(),
                new Preview.Wish(asked.scale(), asked.region(), reference(errand), asked.strict()),
                threads);
        String title = title(input, preview);
        write(destination, new ContactSheet(preview, title, ContactSheet.WIDEST), session.out(), errand);
        String drawn = screenful.of(preview, title, image -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Destination memory = new Destination(Optional.empty(), png, false, Optional.empty());
            write(memory, image, bytes, errand);
            return bytes.toByteArray();
        });
        return new Done(preview, destination, drawn);
    }

    private static String firstOf(Document document) {
        return "has " + document.pictures().size() + " pages: the first is shown (--page chooses another)";
    }

    /** A page that lies upright, decoded. */
    private record Read(Raster image, Metadata metadata) {}

    private static Read read(Document document, int index, Source source) throws IOException {
        Page page = Findings.beside(source).with(document.page(index));
        Orientation orientation = page.metadata().orientation();
        Raster stored = page.raster();
        Image upright = Oriented.upright(stored, orientation);
        document.finish();
        return new Read(upright instanceof Raster raster ? raster : Raster.of(upright), page.metadata());
    }

    private Optional<Raster> reference(Errand errand) throws IOException {
        if (asked.reference().isEmpty()) {
            return Optional.empty();
        }
        Input input = asked.reference().get();
        try {
            Allowance allowance = limits.ofResults().allowance(errand);
            Source source = Batch.source(input, session.in(), allowance);
            try (Document document = Guarded.read(session.formats().of(source), source)) {
                return Optional.of(
                        read(document, document.pictures().get(0), source).image());
            }
        } catch (IOException e) {
            String reason = JobResult.Failed.because(input.name(), e).reason();
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED, "--reference " + input.name() + ": " + reason, e);
        }
    }

    private String title(Input input, Preview preview) {
        String name = input.path()
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("standard input")
                .replaceAll("\\p{Cntrl}", "?");
        return name + "  " + preview.region() + "  " + SizeArguments.name(preview.scale());
    }

    private void write(Destination destination, Image image, OutputStream standard, Errand errand) throws IOException {
        Optional<String> refusal = destination.format().refuses(image.info());
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, destination.label() + ": " + refusal.get());
        }
        try (Delivery delivery = new Delivery(destination, WriteOptions.DEFAULT, force, standard, errand)) {
            delivery.write(image, Metadata.NONE, threads);
            delivery.finish();
            errand.conclude();
            delivery.commit();
        }
    }

    private void tell(Input input, Done done, Telling telling) {
        Preview preview = done.preview();
        if (telling.json()) {
            session.json(json(input, done));
        }
        session.text().print(done.drawn());
        session.text().flush();
        if (telling.quiet()) {
            return;
        }
        int count = asked.candidates().size() - preview.leftOut().size();
        session.messages()
                .tell(input.name() + " -> " + done.destination().label() + "  " + preview.region() + ", "
                        + SizeArguments.name(preview.scale()) + " by " + count + (count == 1 ? " method" : " methods"));
        if (telling.verbose()) {
            details(preview).forEach(session.messages()::tell);
        }
        if (done.destination().file().isPresent() && !telling.json()) {
            session.text().print(new Legend(preview).table());
            session.text().flush();
        }
    }

    private static List<String> details(Preview preview) {
        List<String> details = new ArrayList<>();
        if (!preview.shown().isEmpty()) {
            details.add("  shown: " + preview.shown());
        }
        preview.leftOut().forEach(out -> details.add("  left out: " + out.label() + ": " + out.reason()));
        return details;
    }

    private Json json(Input input, Done done) {
        Preview preview = done.preview();
        return new Json()
                .put("file", input.name())
                .put("status", "written")
                .put("output", done.destination().label())
                .put("scale", SizeArguments.name(preview.scale()))
                .put("region", preview.region().toString())
                .putAll(
                        "methods",
                        preview.cells().stream().map(PreviewRun::json).toList())
                .putAll(
                        "leftOut",
                        preview.leftOut().stream()
                                .map(out ->
                                        new Json().put("method", out.label()).put("reason", out.reason()))
                                .toList());
    }

    private static Json json(Cell cell) {
        Json json = new Json()
                .put("method", cell.label())
                .put("region", cell.place().toString());
        cell.likeness().ifPresent(likeness -> {
            json.put("psnr", likeness.psnr());
            likeness.ssim().ifPresent(ssim -> json.put("ssim", ssim));
        });
        return json;
    }
}
