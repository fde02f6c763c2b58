package upscale.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.job.OutputNaming.Destination;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.Parameter;

/**
 * An image pooled into one file, and where its largest samples were into another.
 *
 * @param plan how the image is pooled
 * @param pages which pages; one, if positions are asked for
 * @param positions the method that finds the positions
 * @param indices where they go, if they are asked for
 * @param out standard output, for the image
 */
public record PoolJob(
        Formats formats,
        UpscalePlan plan,
        PageChoice pages,
        Method positions,
        Optional<Path> indices,
        IndexLayout layout,
        OutputNaming naming,
        boolean overwrite,
        OutputStream out) {

    /**
     * Does it; both files appear or neither.
     *
     * @param warned is told of what the user should know
     */
    public JobResult run(String input, Consumer<String> warned) {
        try {
            return pool(input, warned);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return JobResult.Failed.because(input, e);
        }
    }

    private JobResult pool(String input, Consumer<String> warned) throws IOException {
        Path path = Path.of(input);
        Source source = Source.of(path);
        Format format = formats.of(source);
        Destination destination = naming.of(input, format);
        Destination beside =
                new Destination(indices, formats.named(IndexFile.FORMAT).orElseThrow(), false);
        OutputCheck check = new OutputCheck(List.of(path), overwrite);
        check.require(destination);
        check.require(beside);
        if (indices.isPresent()
                && destination.file().isPresent()
                && destination
                        .file()
                        .get()
                        .toAbsolutePath()
                        .normalize()
                        .equals(indices.get().toAbsolutePath().normalize())) {
            throw new IOException("the image and its positions would both be written to " + indices.get());
        }
        return FileJob.run(
                new FileJob.Terms(formats, plan, pages, companion(beside), overwrite, out),
                input,
                source,
                format,
                destination,
                warned);
    }

    private Optional<Companion> companion(Destination beside) {
        return beside.file().map(file -> new Companion() {
            @Override
            public String noun() {
                return "a file of positions";
            }

            @Override
            public Destination destination() {
                return beside;
            }

            @Override
            public Contents of(Page page, Image result) throws IOException {
                UpscalePlan finding = new UpscalePlan(
                        positions,
                        plan.options().with(Parameter.INDEX_LAYOUT, layout),
                        plan.alpha(),
                        false,
                        Optional.of(UpscalePlan.RangeMode.CLAMP),
                        Optional.empty(),
                        plan.keep(),
                        plan.write(),
                        plan.threads());
                Image found = Pipeline.of(page, finding, beside.format()).image();
                boolean turns = page.metadata().orientation().swapsAxes();
                return new Contents(
                        IndexFile.arranged(found, layout),
                        IndexFile.remembering(layout, page.image().info(), turns));
            }
        });
    }
}
