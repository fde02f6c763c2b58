package upscale.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.job.JobResult.StageTime;
import upscale.job.OutputNaming.Destination;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.Parameter;

/**
 * An image pooled into one file, and where its largest samples were into another.
 *
 * @param plan how the image is pooled
 * @param positions the method that finds the positions
 * @param indices where they go, if they are asked for
 * @param out standard output, for the image
 */
public record PoolJob(
        Formats formats,
        UpscalePlan plan,
        Method positions,
        Optional<Path> indices,
        IndexLayout layout,
        OutputNaming naming,
        boolean overwrite,
        OutputStream out) {

    /** Does it; both files appear or neither. */
    public JobResult run(String input) {
        try {
            return pool(input);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return JobResult.Failed.because(input, e);
        }
    }

    private JobResult pool(String input) throws IOException {
        long start = System.nanoTime();
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
        Page page = format.read(source).first();
        Pipeline pooled = Pipeline.of(page, plan, destination.format());
        Optional<String> refusal = destination.format().refuses(pooled.image().info());
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, refusal.get());
        }
        List<StageTime> times = new ArrayList<>();
        try (Delivery second = indices.isPresent() ? Delivery.to(beside, plan, overwrite, out) : null;
                Delivery first = Delivery.to(destination, plan, overwrite, out)) {
            if (second != null) {
                UpscalePlan finding = new UpscalePlan(
                        positions,
                        plan.options().with(Parameter.INDEX_LAYOUT, layout),
                        plan.alpha(),
                        false,
                        Optional.of(UpscalePlan.RangeMode.CLAMP),
                        plan.keepDpi(),
                        plan.write(),
                        plan.threads());
                Image found = Pipeline.of(page, finding, beside.format()).image();
                boolean turns = page.metadata().orientation().swapsAxes();
                second.write(
                        IndexFile.arranged(found, layout),
                        IndexFile.remembering(layout, page.image().info(), turns));
            }
            first.write(pooled.image(), pooled.metadata());
            first.commit();
            if (second != null) {
                second.commit();
            }
            times.addAll(pooled.times());
            times.addAll(first.times());
        }
        return new JobResult.Written(
                input,
                destination.label(),
                destination.format().name(),
                Optional.empty(),
                page.image().info(),
                pooled.image().info(),
                plan.label(),
                pooled.decisions(),
                pooled.allWarnings(),
                pooled.codes(),
                times,
                System.nanoTime() - start);
    }
}
