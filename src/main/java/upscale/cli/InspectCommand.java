package upscale.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.image.ImageInfo;

/** {@code upscale inspect FILE}: what is in an image file. */
@Command(name = "inspect", description = "Show what is in image files.")
final class InspectCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Image files; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "One JSON object per file.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    InspectCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        int code = CommandLineProgram.OK;
        for (String file : files) {
            try {
                show(file);
            } catch (NoSuchFileException e) {
                session.complain(file + ": no such file");
                code = CommandLineProgram.FAILED;
            } catch (IOException e) {
                session.complain(file + ": " + e.getMessage());
                code = CommandLineProgram.FAILED;
            }
        }
        return code;
    }

    private void show(String file) throws IOException {
        Source source =
                file.equals("-") ? Source.of("standard input", session.in().readAllBytes()) : Source.of(Path.of(file));
        Format format = session.formats().of(source);
        Document document = format.read(source);
        Map<String, String> facts = facts(format, document);
        if (json) {
            Json object = new Json().put("file", file);
            facts.forEach(object::put);
            session.json(object);
            return;
        }
        session.text().println(file);
        facts.forEach((name, value) -> session.text().printf("  %-12s %s%n", name, value));
    }

    private static Map<String, String> facts(Format format, Document document) {
        ImageInfo info = document.first().image().info();
        Metadata metadata = document.first().metadata();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("format", format.name());
        facts.put("size", info.width() + "x" + info.height());
        facts.put("channels", Integer.toString(info.channels()));
        facts.put("samples", Described.samples(info));
        info.icc()
                .ifPresent(
                        icc -> facts.put("profile", icc.colourSpace().strip() + ", " + icc.bytes().length + " bytes"));
        metadata.resolution()
                .ifPresent(r -> facts.put(
                        "resolution",
                        r.x() + " x " + r.y() + " pixels per "
                                + r.unit()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace("none", "unit of unknown length")));
        facts.put("orientation", metadata.orientation().tag() + " (" + Words.spelling(metadata.orientation()) + ")");
        facts.put("pages", Integer.toString(document.pageCount()));
        metadata.properties().forEach(facts::put);
        return facts;
    }
}
