package upscale.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.image.Ratio;
import upscale.inputs.Input;
import upscale.job.OutputNaming.Destination;
import upscale.method.Method;
import upscale.method.Parameter;

/**
 * A plan carried out over series of slices: every folder is one, and the files that are named by themselves are one together.
 *
 * @param formats the formats there are
 * @param plan what is done to each slice
 * @param scaleZ how many times as many slices there shall be; if empty, each becomes one
 * @param naming where results go
 * @param overwrite whether existing outputs may be replaced
 * @param limits what each slice may take
 * @param failFast whether no more are begun once one has failed
 */
public record SeriesBatch(
        Formats formats,
        UpscalePlan plan,
        Optional<Ratio> scaleZ,
        OutputNaming naming,
        boolean overwrite,
        Limits limits,
        boolean failFast) {

    /** Why slices cannot be made between slices by a plan; empty if they can. */
    public static Optional<String> refuses(UpscalePlan plan) {
        Method method = plan.method() instanceof LabelMap labels ? labels.method() : plan.method();
        if (!method.parameters().contains(Parameter.ALIGNMENT)) {
            return Optional.of(
                    "--scale-z interpolates, and " + method.name() + " does not: name an interpolation with -m");
        } else if (plan.options().get(Parameter.DERINGING).isPresent()) {
            return Optional.of("--deringing is for planes: leave it out, or --scale-z");
        } else if (plan.linear()) {
            return Optional.of("--linear is for what is seen: leave it out, or --scale-z");
        }
        return Optional.empty();
    }

    /** @throws Batch.ConflictException before anything is done, if two slices would be written to one file */
    public void run(List<String> inputs, Batch.Listener listener) throws Batch.ConflictException {
        Claims claims = new Claims();
        List<SeriesJob> jobs = new ArrayList<>();
        List<JobResult.Failed> failures = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, List<Path>> group : groups(inputs, failures).entrySet()) {
            String name = group.getKey();
            try {
                Series series = Series.of(entries(group.getValue(), w -> listener.warned(name, w)));
                SeriesJob job = job(name, series);
                for (Destination destination : job.destinations()) {
                    claims.claim(destination.file().orElseThrow(), name);
                }
                sources.addAll(group.getValue());
                jobs.add(job);
            } catch (IOException | RuntimeException | Error e) {
                failures.add(JobResult.Failed.because(name, e));
            }
        }
        listener.expects(Stream.concat(
                        failures.stream().map(JobResult::input),
                        jobs.stream()
                                .flatMap(job ->
                                        Collections.nCopies(job.destinations().size(), job.name()).stream()))
                .toList());
        failures.forEach(listener);
        OutputCheck check = new OutputCheck(sources);
        boolean enough = failFast && !failures.isEmpty();
        for (SeriesJob job : jobs) {
            if (enough || Thread.currentThread().isInterrupted()) {
                job.leave(0, listener);
            } else if (!job.run(check, listener)) {
                enough = failFast;
            }
        }
        Temporary.tidy();
    }

    private static Map<String, List<Path>> groups(List<String> inputs, List<JobResult.Failed> failures) {
        Map<String, List<Path>> groups = new LinkedHashMap<>();
        String together = null;
        for (String input : inputs) {
            try {
                Path path = Path.of(input);
                if (Files.isDirectory(path)) {
                    groups.put(input, filesIn(path));
                } else {
                    together = together == null ? input : together;
                    groups.computeIfAbsent(together, first -> new ArrayList<>()).add(path);
                }
            } catch (IOException | RuntimeException e) {
                failures.add(JobResult.Failed.because(input, e));
            }
        }
        return groups;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<Series.Entry> entries(List<Path> files, Consumer<String> warned) throws IOException {
        List<Series.Entry> entries = new ArrayList<>();
        for (Path file : files) {
            Source source = Source.of(file, limits.allowance());
            Optional<Format> format = format(source, files.size() > 1);
            if (format.isEmpty()) {
                warned.accept(file.getFileName() + " is no image, and left out");
                continue;
            }
            try {
                entries.add(Series.Entry.of(source, format.get()));
            } catch (FormatException e) {
                throw new FormatException(e.kind(), file.getFileName() + ": " + e.getMessage(), e);
            }
        }
        if (entries.isEmpty()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, "has no slices in it: expected dicom files");
        }
        return entries;
    }

    private Optional<Format> format(Source source, boolean among) throws IOException {
        try {
            return Optional.of(formats.of(source));
        } catch (FormatException e) {
            if (among) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private SeriesJob job(String name, Series series) throws IOException {
        int count = series.slices().size();
        UpscalePlan fitting =
                SeriesWindow.in(plan.fitting(List.of(series.slices().get(0).slice())), series);
        if (scaleZ.isEmpty()) {
            List<Destination> destinations = series.slices().stream()
                    .map(entry -> naming.of(Input.named(entry.source().name()), entry.format()))
                    .toList();
            return new SeriesJob(name, series, SliceWeights.copying(count), destinations, fitting, overwrite, limits);
        }
        series.requireSeveral();
        if (!fitting.method().copies()) {
            series.requireMixable();
        }
        SliceWeights weights = SliceWeights.of(fitting.method(), fitting.options(), count, scaleZ.get());
        int digits = Math.max(4, Integer.toString(weights.outputs().size()).length());
        List<Destination> destinations = new ArrayList<>();
        for (int o = 1; o <= weights.outputs().size(); o++) {
            Series.Entry nearest = series.slices().get(weights.nearest(o - 1, count));
            String number = String.format(Locale.ROOT, "%0" + digits + "d", o);
            destinations.add(naming.of(Input.named("slice-" + number), nearest.format()));
        }
        return new SeriesJob(name, series, weights, destinations, fitting, overwrite, limits);
    }
}
