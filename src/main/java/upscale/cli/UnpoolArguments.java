package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Guarded;
import upscale.format.Source;
import upscale.job.IndexFile;
import upscale.job.JobResult;
import upscale.job.OutputNaming;
import upscale.job.Planning;
import upscale.job.PooledOriginal;
import upscale.job.Unpooling;
import upscale.job.UpscalePlan;
import upscale.method.IndexLayout;
import upscale.method.Methods;
import upscale.method.PositionSource;

/** Where the positions that unpooling needs come from. */
final class UnpoolArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<String> indices =
            options.add(Option.text("FILE", "--indices").described(IndexArguments.INDICES));

    private final Option<String> from = options.add(Option.text("IMAGE", "--indices-from")
            .described("The image that was pooled: max-unpool pools it once more to find the positions, by -k, "
                    + "--stride, --padding and --dilation, else by the one window that fits the sizes."));

    private final Option<IndexLayout> layout = options.add(
            Option.of("LAYOUT", new Words.IndexLayoutWord(), "--index-layout").described(IndexArguments.LAYOUT));

    OptionGroup options() {
        return options;
    }

    /**
     * What is done to each input: the plan, with where its positions are from.
     *
     * @param scale what stands for {@code {scale}} in names
     * @param name what stands for {@code {method}}
     * @param allowance how far decoding them may go
     */
    Planning completed(
            UpscalePlan plan, CommandLineProgram.Session session, String scale, String name, Allowance allowance) {
        if (!plan.method().unpools()) {
            if (indices.isGiven() || from.isGiven() || layout.isGiven()) {
                throw new UsageException("--indices, --indices-from and --index-layout go with -m max-unpool, not with "
                        + plan.method().name());
            }
            return input -> plan;
        }
        if (indices.isGiven() == from.isGiven()) {
            throw new UsageException(plan.method().name() + " needs one of --indices, the file that 'upscale pool"
                    + " --indices' wrote, and --indices-from, the image that was pooled");
        }
        if (layout.isGiven() && !indices.isGiven()) {
            throw new UsageException("--index-layout goes with --indices");
        }
        Formats formats = session.formats();
        Unpooling.Reading array = file -> IndexFile.read(formats, file, allowance, layout.given());
        if (from.isGiven()) {
            return same(
                    plan,
                    "--indices-from ",
                    from.value(),
                    file -> original(file, allowance, formats, session.methods()));
        }
        OutputNaming naming = IndexArguments.naming(indices.value(), formats, scale, name);
        if (!naming.namesEachInput()) {
            return same(plan, "--indices ", indices.value(), array);
        }
        Format format = formats.named(IndexFile.FORMAT).orElseThrow();
        return new Unpooling(plan, input -> naming.of(input, format).file().orElseThrow(), file -> {
            try {
                return array.of(file);
            } catch (IOException e) {
                throw new IOException("--indices " + described(file, e), e);
            }
        });
    }

    // Of all inputs, so read once, and before anything is done.
    private static Planning same(UpscalePlan plan, String option, String name, Unpooling.Reading reading) {
        try {
            Path file = Path.of(name);
            PositionSource positions = reading.of(file);
            return new Unpooling(plan, input -> file, path -> positions);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(option + described(name, e));
        }
    }

    private static String described(Object file, Exception e) {
        return file + ": " + JobResult.Failed.because(file.toString(), e).reason();
    }

    private static PositionSource original(Path path, Allowance allowance, Formats formats, Methods methods)
            throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder, expected the image that was pooled");
        }
        Source source = Source.of(path, allowance);
        try (Document document = Guarded.read(formats.of(source), source)) {
            int count = document.pictures().size();
            if (count > 1) {
                throw new IOException("has " + count + " pages, expected one: 'upscale pool --page N --indices' writes"
                        + " the positions of one of several");
            }
            return new PooledOriginal(
                    path.toString(),
                    document.first().whole(),
                    methods.named("max-positions").orElseThrow(),
                    formats.named(IndexFile.FORMAT).orElseThrow());
        }
    }
}
