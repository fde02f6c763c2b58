package upscale.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Ending;
import upscale.format.Format;
import upscale.format.Guarded;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.ImageInfo;
import upscale.inputs.Input;
import upscale.inputs.Selection;
import upscale.job.Batch;
import upscale.job.JobResult;
import upscale.sidecar.Findings;
import upscale.sweep.Errand;
import upscale.telling.Described;
import upscale.telling.Json;
import upscale.telling.ResultJson;
import upscale.tensor.ModelFile;

/** {@code upscale inspect FILE...}: what is in image files. */
final class InspectCommand implements Command {
    private final CommandLineProgram.Session session;

    private final InputArguments files = new InputArguments("FILE", "0..*");

    private final OptionGroup limited = new OptionGroup();

    private final LimitArguments limits = new LimitArguments(limited);

    private final Option<Boolean> json = RunArguments.jsonOption();

    InspectCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        files.declare(syntax);
        syntax.group(limited);
        syntax.option(json);
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("Show what is in image files: size, samples, colour, pages.")
                .told("Of a .safetensors file, it shows what that says of itself, and its arrays.")
                .usedMost("--json", "-r", "--include", "--exclude", "--allow-truncated")
                .example("upscale inspect photo.png scan.tif", "a block of lines for each file")
                .example(
                        "upscale inspect photos/ -r --json",
                        "a line of JSON for each image of a folder and all below it");
    }

    @Override
    public int run() {
        int code = CommandLineProgram.OK;
        Selection selection = files.selected(session);
        selection.remarks().forEach(session::complain);
        for (Input input : selection.inputs()) {
            String file = input.name();
            Found found = null;
            try {
                found = limits.limits().within(errand -> read(input, errand));
            } catch (IOException | RuntimeException | Error e) {
                JobResult.Failed failed = JobResult.Failed.because(file, e);
                session.complain(failed);
                if (json.on()) {
                    session.json(ResultJson.failed("file", failed));
                }
                code = CommandLineProgram.FAILED;
            }
            if (found != null) {
                show(found);
            }
        }
        return code;
    }

    /** @param info of images, which arrays are not */
    private record Found(
            String file, String format, Optional<ImageInfo> info, Map<String, String> facts, boolean truncated) {}

    private Found read(Input input, Errand errand) throws IOException {
        if (input.path().filter(ModelFile::isCalledSo).isPresent()) {
            return arrays(input.name(), ModelFile.read(input.path().get()));
        }
        Source source = Batch.source(input, session.in(), limits.limits().allowance(errand));
        Format format = session.formats().of(source);
        try (Document document = Guarded.read(format, source)) {
            Page first = Findings.beside(source).with(document.first());
            document.finish();
            Ending ending = source.allowance().ending();
            Map<String, String> facts = facts(first, document);
            ending.told().ifPresent(told -> facts.put("truncated", told));
            return new Found(
                    input.name(), format.name(), Optional.of(first.image().info()), facts, ending.early());
        }
    }

    private static Found arrays(String file, ModelFile model) {
        Map<String, String> facts = new LinkedHashMap<>();
        model.metadata().forEach((key, value) -> facts.put(key.equals("format") ? "kind" : key, value));
        model.arrays().forEach((name, array) -> facts.put("array " + name, array.shapeText()));
        return new Found(file, "safetensors", Optional.empty(), facts, false);
    }

    private void show(Found found) {
        if (json.on()) {
            Json object = new Json()
                    .put("file", found.file())
                    .put("status", found.truncated() ? "truncated" : "read")
                    .put("format", found.format());
            found.info()
                    .ifPresent(info -> object.put("width", info.width())
                            .put("height", info.height())
                            .put("channels", info.channels()));
            found.facts().forEach(object::put);
            session.json(object);
            return;
        }
        session.text().println(found.file());
        fact("format", found.format());
        found.info().ifPresent(info -> {
            fact("size", info.width() + "x" + info.height());
            fact("channels", Integer.toString(info.channels()));
        });
        found.facts().forEach(this::fact);
    }

    private void fact(String name, String value) {
        session.text().printf(Locale.ROOT, "  %-16s %s%n", name, value.replaceAll("\\p{Cntrl}", "?"));
    }

    private static Map<String, String> facts(Page page, Document document) {
        ImageInfo info = page.image().info();
        Metadata metadata = page.metadata();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("samples", Described.samples(info));
        info.icc()
                .ifPresent(
                        icc -> facts.put("profile", icc.colourSpace().strip() + ", " + icc.bytes().length + " bytes"));
        metadata.resolution().ifPresent(r -> facts.put("resolution", r.toString()));
        facts.put("orientation", metadata.orientation().tag() + " (" + OneOf.spelling(metadata.orientation()) + ")");
        facts.put("pages", Integer.toString(document.pageCount()));
        for (int i = 0; i < document.pageCount() && document.pageCount() > 1; i++) {
            facts.put("page " + (i + 1), line(document, i));
        }
        metadata.properties().forEach(facts::putIfAbsent);
        return facts;
    }

    /** A page among others; one that cannot be read does not hide them. */
    private static String line(Document document, int index) {
        try {
            ImageInfo info = document.info(index);
            String remark = document.remark(index);
            return info.width() + "x" + info.height() + ", " + Described.samples(info)
                    + (remark.isEmpty() ? "" : ", " + remark);
        } catch (IOException e) {
            return JobResult.Failed.because("", e).reason();
        }
    }
}
