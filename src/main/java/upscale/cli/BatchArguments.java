package upscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import upscale.format.Allowance;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.inputs.Input;
import upscale.inputs.Selection;
import upscale.job.Batch;
import upscale.job.Companion;
import upscale.job.Existing;
import upscale.job.OutputNaming;
import upscale.job.PageChoice;
import upscale.job.Planning;
import upscale.job.Reference;
import upscale.job.SeriesBatch;
import upscale.job.UpscalePlan;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.KeepMode;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.telling.Surroundings;
import upscale.telling.Telling;

/** What every command has that does something to images, one after another, and how it is done. */
final class BatchArguments {
    private final ColourArguments colour = new ColourArguments();

    private final OutputArguments output = new OutputArguments();

    private final RunArguments run = new RunArguments();

    void declare(Syntax syntax) {
        syntax.group("Colour and range", colour.options());
        syntax.group("Output", output.options());
        syntax.group("Running", run.options());
        output.reference().declare(syntax);
    }

    int threads() {
        return run.threads();
    }

    /** How far decoding what inputs need besides may go. */
    Allowance allowance() {
        return run.limits().allowance();
    }

    /** What is done to each image. */
    UpscalePlan plan(Method method, MethodOptions options) {
        return plan(method, options, Optional.empty());
    }

    /** @param alpha what becomes of it where nothing is asked; of the method's own choice if that is empty */
    UpscalePlan plan(Method method, MethodOptions options, Optional<AlphaMode> alpha) {
        Optional<SampleType> depth = output.depth(colour.range());
        return new UpscalePlan(
                method,
                options,
                colour.alpha(method).or(() -> alpha),
                colour.linear(method),
                colour.range(),
                depth,
                colour.values(depth),
                output.keep(),
                output.write(),
                run.threads());
    }

    /**
     * Does all inputs.
     *
     * @param planning what is done to each
     * @param scale what stands for {@code {scale}} in the outputs' names
     * @param method what stands for {@code {method}}
     * @return the exit code
     */
    int carryOut(
            Planning planning, CommandLineProgram.Session session, InputArguments inputs, String scale, String method) {
        return carryOut(planning, session, inputs, scale, method, Optional.empty());
    }

    /** The same, and something of the command's own is written beside each result. */
    int carryOut(
            Planning planning,
            CommandLineProgram.Session session,
            InputArguments inputs,
            String scale,
            String method,
            Optional<Companion> companion) {
        OutputNaming naming = output.naming(session.formats(), scale, method);
        List<Companion> companions = companion.stream().toList();
        if (session.runner().isPresent()) {
            requireAnywhere(naming);
            Batch batch = batch(planning, session, naming, companions, Optional.empty());
            BatchRunner.Inputs selected = () -> {
                Selection all = selected(session, inputs, naming, companions);
                requireFiles(all.inputs(), naming);
                Selection selection = part(all, inputs, naming, companions);
                run.tell(selection, session);
                return selection.inputs();
            };
            return session.runner().get().run(new BatchRunner.Work(batch, selected, run.report(), run.quiet()));
        }
        Selection all = selected(session, inputs, naming, companions);
        Selection selection = part(all, inputs, naming, companions);
        Optional<Reference> reference = output.reference()
                .reference(
                        session, run.limits(), output.existing(), all.inputs().size(), run.quiet());
        run.tell(selection, session);
        Batch batch = batch(planning, session, naming, companions, reference);
        List<Path> read =
                new ArrayList<>(files(Stream.concat(selection.inputs().stream(), selection.others().stream())));
        reference.ifPresent(wanted -> read.addAll(wanted.sources()));
        return told(session, read, telling -> batch.run(selection.inputs(), selection.others(), telling));
    }

    private Batch batch(
            Planning planning,
            CommandLineProgram.Session session,
            OutputNaming naming,
            List<Companion> companions,
            Optional<Reference> reference) {
        return new Batch(
                session.formats(),
                planning,
                output.pages(),
                naming,
                output.existing(),
                output.keep() != KeepMode.NOTHING,
                companions,
                reference,
                run.threads(),
                run.limits(),
                run.failFast(),
                run.dryRun(),
                session.in(),
                session.out());
    }

    private Selection selected(
            CommandLineProgram.Session session,
            InputArguments inputs,
            OutputNaming naming,
            List<Companion> companions) {
        Selection all =
                inputs.selected(session, output.given() ? Optional.of(folders(naming, companions)) : Optional.empty());
        requireOutputs(all.inputs(), naming, companions);
        return all;
    }

    private static Selection part(
            Selection all, InputArguments inputs, OutputNaming naming, List<Companion> companions) {
        return inputs.part(all, naming.keepsFolders() && companions.stream().allMatch(Companion::keepsFolders));
    }

    // Refuses what one process can do and several on machines of their own cannot.
    private void requireAnywhere(OutputNaming naming) {
        Optional<String> own =
                run.ofProcess().or(() -> output.reference().isGiven() ? Optional.of("--reference") : Optional.empty());
        if (own.isPresent()) {
            throw new UsageException(own.get() + " is for a run on one machine: leave it out");
        } else if (naming.output().filter(name -> !Path.of(name).isAbsolute()).isPresent()) {
            throw new UsageException("-o " + naming.output().get()
                    + ": name it from the root (/...), as other machines have other working folders");
        }
    }

    private static void requireFiles(List<Input> inputs, OutputNaming naming) {
        if (inputs.stream().anyMatch(input -> input.isStandard() || naming.standard(input))) {
            throw new UsageException("standard input and output (-) are of one machine: name files");
        }
    }

    // Those that are there, by their real paths.
    private Set<Path> folders(OutputNaming naming, List<Companion> companions) {
        Set<Path> real = new HashSet<>();
        Stream.concat(
                        Stream.of(naming.folder(), output.reference().mapFolder()),
                        companions.stream().map(Companion::folder))
                .flatMap(Optional::stream)
                .forEach(folder -> {
                    try {
                        real.add(folder.toRealPath());
                    } catch (IOException e) {
                        // has nothing in it that could be taken for an input
                    }
                });
        return real;
    }

    /** Does all series. */
    int carryOutSeries(
            UpscalePlan plan,
            Optional<Ratio> scaleZ,
            CommandLineProgram.Session session,
            InputArguments arguments,
            String scale,
            String method) {
        OutputNaming naming = output.naming(session.formats(), scale, method);
        List<String> inputs = arguments.words();
        if (session.runner().isPresent()) {
            throw new UsageException("--series is for a run on one machine: its slices are made of one another");
        } else if (inputs.contains(Input.STANDARD)) {
            throw new UsageException("--series is for files, not for standard input");
        } else if (!output.given() || !naming.namesEachInput()) {
            throw new UsageException("--series has many results: end -o in / for a folder, or put {name} into it");
        } else if (output.reference().isGiven() || !output.pages().equals(PageChoice.DEFAULT)) {
            throw new UsageException("--series takes no --reference and no --page");
        } else if (output.existing().keep() != Existing.Keep.NONE) {
            throw new UsageException("--series takes no --skip-existing and no --newer: slices are made together");
        } else if (run.dryRun()) {
            throw new UsageException("--series takes no --dry-run: slices are put in order when they are read");
        } else if (run.limitsMemory()) {
            throw new UsageException("--series takes no --memory: the slices that a kernel covers are needed together");
        } else if (run.limitOfFiles().isPresent()) {
            throw new UsageException(
                    "--series takes no " + run.limitOfFiles().get() + ": its slices are made of one another");
        } else if (plan.method().unpools()) {
            throw new UsageException(
                    "--series takes no " + plan.method().name() + ", whose positions are of one image");
        }
        SeriesBatch batch = new SeriesBatch(
                session.formats(), plan, scaleZ, naming, output.existing().replace(), run.limits(), run.failFast());
        return told(session, files(inputs.stream().map(Input::named)), telling -> batch.run(inputs, telling));
    }

    /** Something that is done to inputs and told of. */
    private interface Told {
        void run(Telling telling) throws Batch.ConflictException;
    }

    private static List<Path> files(Stream<Input> inputs) {
        return inputs.flatMap(input -> input.path().stream()).toList();
    }

    private int told(CommandLineProgram.Session session, List<Path> inputs, Told batch) {
        Telling telling = run.telling(session, inputs, output.existing().replace());
        Surroundings.Watch watch = session.surroundings().watch(telling);
        try {
            batch.run(telling);
        } catch (Batch.ConflictException e) {
            throw new UsageException(e.getMessage());
        } finally {
            telling.end();
            watch.close();
        }
        return telling.end() ? CommandLineProgram.OK : CommandLineProgram.FAILED;
    }

    // Refuses inputs whose outputs would stand for more than one thing.
    private void requireOutputs(List<Input> inputs, OutputNaming naming, List<Companion> companions) {
        if (inputs.size() > 1 && !naming.namesEachInput()) {
            throw new UsageException(
                    "several inputs need outputs of their own: end -o in / for a folder, or put {name}" + " into it");
        }
        if (run.json() && inputs.stream().anyMatch(naming::standard)) {
            throw new UsageException("the image and --json both want standard output: name a file with -o");
        }
        companions.stream()
                .flatMap(companion -> companion.refuses(inputs.size()).stream())
                .findFirst()
                .ifPresent(refusal -> {
                    throw new UsageException(refusal);
                });
    }
}
