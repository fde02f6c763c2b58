package upscale.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Slice;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.job.OutputNaming.Destination;
import upscale.stage.Blended;
import upscale.sweep.Errand;

/**
 * One series made into another, slice by slice: decoded are the slices that the next one is made of, each once.
 *
 * @param name as the user named it
 * @param weights of each slice that is made
 * @param destinations where each goes
 */
record SeriesJob(
        String name,
        Series series,
        SliceWeights weights,
        List<Destination> destinations,
        UpscalePlan plan,
        boolean overwrite,
        Limits limits) {

    /**
     * Does it and tells of every slice; after one that fails, or is dropped as the thread is interrupted, no more are begun.
     *
     * @return whether all were written
     */
    boolean run(OutputCheck check, Batch.Listener listener) {
        Map<Integer, Page> decoded = new HashMap<>();
        int o = 0;
        try {
            for (Destination destination : destinations) {
                check.require(destination, file -> overwrite);
            }
            for (; o < destinations.size(); o++) {
                int output = o;
                listener.accept(Errand.patiently(errand -> write(output, decoded, listener, errand)));
            }
            return true;
        } catch (IOException | RuntimeException | Error e) {
            listener.accept(
                    Thread.currentThread().isInterrupted()
                            ? new JobResult.Dropped(name)
                            : JobResult.Failed.because(name, e));
            leave(o + 1, listener);
            return false;
        }
    }

    /** Tells of slices {@code [first, all)} that they are not begun. */
    void leave(int first, Batch.Listener listener) {
        for (int o = first; o < destinations.size(); o++) {
            listener.accept(new JobResult.NotBegun(name));
        }
    }

    private JobResult.Written write(int o, Map<Integer, Page> decoded, Batch.Listener listener, Errand errand)
            throws IOException {
        long start = System.nanoTime();
        Destination destination = destinations.get(o);
        Pipeline pipeline = pipeline(o, decoded, destination.format());
        ImageInfo to = pipeline.image().info();
        Format as = destination.format();
        limits.requireWritable(to.width(), to.height());
        FileJob.requireNone(as.refuses(to).or(() -> as.refuses(plan.write())), "");
        List<String> warnings = new ArrayList<>(pipeline.warnings());
        List<JobResult.StageTime> times = new ArrayList<>();
        try (Delivery delivery =
                new Delivery(destination, plan.write(), overwrite, OutputStream.nullOutputStream(), errand)) {
            delivery.write(pipeline.image(), pipeline.metadata(), plan.threads(), listener::advanced);
            delivery.finish();
            delivery.commit();
            times.addAll(pipeline.times());
            times.addAll(delivery.times());
        }
        warnings.addAll(pipeline.fitting().warnings());
        if (o == 0) {
            warnings.forEach(warning -> listener.warned(name, warning));
        }
        return new JobResult.Written(
                name,
                destination.label(),
                as.name(),
                Map.of(),
                List.of(new JobResult.PageWritten(1, series.slices().get(0).info(), to, pipeline.codes())),
                plan.label(),
                pipeline.decisions(),
                warnings,
                false,
                times,
                System.nanoTime() - start,
                Optional.empty());
    }

    private Pipeline pipeline(int o, Map<Integer, Page> decoded, Format format) throws IOException {
        SliceWeights.Parts parts = weights.outputs().get(o);
        int count = series.slices().size();
        int nearest = weights.nearest(o, count);
        // outputs ascend, and so do the slices that they are made of
        int first =
                Math.min(nearest, parts.slices().stream().min(Integer::compare).orElse(nearest));
        decoded.keySet().removeIf(slice -> slice < first);
        Page page = page(nearest, decoded);
        if (weights.copies()) {
            return Pipeline.of(page, plan, format);
        }
        List<Image> images = new ArrayList<>();
        List<Slice> sources = new ArrayList<>();
        for (int slice : parts.slices()) {
            images.add(page(slice, decoded).image());
            sources.add(series.slices().get(slice).slice());
        }
        Slice said = series.slices()
                .get(nearest)
                .slice()
                .between(
                        series.at(weights.map().at(o)),
                        series.spacing() * weights.map().step(),
                        o + 1,
                        sources);
        Metadata metadata = page.metadata().with(said);
        String stage = "between slices (" + count + " -> " + weights.outputs().size() + ")";
        return Pipeline.of(page.image(), stage, new Blended(images, parts.weights()), metadata, plan, format);
    }

    private Page page(int slice, Map<Integer, Page> decoded) throws IOException {
        Page page = decoded.get(slice);
        if (page == null) {
            Series.Entry entry = series.slices().get(slice);
            page = entry.page();
            decoded.put(slice, page);
        }
        return page;
    }
}
