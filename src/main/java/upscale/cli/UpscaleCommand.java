package upscale.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import upscale.job.OutputNaming;
import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;

/** {@code upscale [options] INPUT...}: the main job. */
@Command(
        name = "upscale",
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = {"upscale [options] INPUT...", "       upscale COMMAND ..."},
        description = {
            "",
            "Enlarges images with every upsampling operator there is: interpolation,",
            "unpooling, transposed convolution.",
            ""
        },
        commandListHeading = "%nCommands ('upscale help COMMAND' tells more):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:some input failed; the others were done",
            "2:wrong usage; nothing was done",
            "3:the launcher could not start the program: no Java 17 or later, or the build failed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  upscale photo.png -s 4 -o big.png",
            "      four times the size, with Lanczos",
            "  upscale sprite.png -s 8 -m nearest",
            "      pixel art stays pixel art, in sprite-8x.png",
            "  upscale scan.tif --size 3000x -o out/",
            "      3000 pixels wide, into a folder",
            "  upscale a.jpg b.jpg -s 2 --linear -o 'big/{name}.{ext}'",
            "      several at once, mixed in linear light",
            "  upscale photo.png -s 0.5 -k mitchell --format tiff -o - > half.tif",
            "      half the size, to standard output",
            "  upscale photo.png -s 2 -m transposed -k '1 2 1; 2 4 2; 1 2 1' -o t.npy",
            "      a transposed convolution of stride 2, with a kernel of one's own",
            "  upscale photo.png -s 2 --like pillow -m bicubic -o p.png",
            "      Pillow's own pixels"
        })
final class UpscaleCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Parameters(
            paramLabel = "INPUT...",
            arity = "0..*",
            hideParamSyntax = true,
            description = "Image files; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nSize:%n")
    private final SizeArguments size = new SizeArguments();

    @ArgGroup(validate = false, heading = "%nMethod:%n")
    private final MethodArguments how = new MethodArguments();

    @ArgGroup(validate = false, heading = "%nUnpooling:%n")
    private final IndexArguments indices = new IndexArguments();

    @ArgGroup(validate = false, heading = "%nColour and range:%n")
    private final ColourArguments colour = new ColourArguments();

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private final OutputArguments output = new OutputArguments();

    @ArgGroup(validate = false, heading = "%nRunning:%n")
    private final RunArguments run = new RunArguments();

    UpscaleCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (inputs.isEmpty()) {
            throw new UsageException("no input: name an image file, or - for standard input; see 'upscale --help'");
        }
        UpscalePlan plan = plan();
        return BatchRun.of(
                session,
                inputs,
                plan,
                SizeArguments.name(plan.options().target()),
                plan.label().replaceAll("[:,]", "-"),
                output,
                run);
    }

    private UpscalePlan plan() {
        Method method = how.method(session.methods());
        MethodOptions options = indices.with(
                how.options(method, method.unpools() ? size.sizeOrOwn() : size.target(how.stride())),
                method,
                session.formats());
        return new UpscalePlan(
                method,
                options,
                colour.alpha(method),
                colour.linear(method),
                colour.range(),
                output.keepDpi(),
                output.write(),
                run.threads());
    }

    /** Refuses inputs that stand for more than one thing, or for more than one output. */
    static void requireOneMeaning(List<String> inputs, OutputNaming naming, boolean json) {
        if (inputs.contains("")) {
            throw new UsageException("an input has an empty name");
        }
        if (Collections.frequency(inputs, OutputNaming.STANDARD) > 1) {
            throw new UsageException("standard input (-) can be read once only");
        }
        if (inputs.size() > 1 && !naming.namesEachInput()) {
            throw new UsageException(
                    "several inputs need outputs of their own: end -o in / for a folder, or put {name}" + " into it");
        }
        if (json && inputs.stream().anyMatch(naming::standard)) {
            throw new UsageException("the image and --json both want standard output: name a file with -o");
        }
    }
}
