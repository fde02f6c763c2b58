package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import upscale.job.LabelMap;
import upscale.job.Planning;
import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Target;

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

    @Mixin
    private final OperatorArguments operator = new OperatorArguments();

    @ArgGroup(validate = false, heading = "%nUnpooling:%n")
    private final UnpoolArguments unpooling = new UnpoolArguments();

    @ArgGroup(validate = false, heading = "%nSlices and labels:%n")
    private final SliceArguments slices = new SliceArguments();

    @Mixin
    private final BatchArguments batch = new BatchArguments();

    UpscaleCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (inputs.isEmpty()) {
            throw new UsageException("no input: name an image file, or - for standard input; see 'upscale --help'");
        }
        Method method = operator.method(session.methods());
        SizeArguments size = operator.size();
        Target target = method.unpools()
                ? size.sizeOrOwn()
                : size.target(operator.kernel().stride());
        MethodOptions options = operator.options(method, target);
        UpscalePlan plan = slices.labels(method)
                ? batch.plan(new LabelMap(method, options), MethodOptions.of(target))
                : batch.plan(method, options);
        String scale = SizeArguments.name(target);
        String name = plan.label().replaceAll("[:,]", "-");
        Planning planning = unpooling.completed(plan, session, scale, name);
        return slices.series()
                ? batch.carryOutSeries(plan, slices.scaleZ(plan), session, inputs, scale, name)
                : batch.carryOut(planning, session, inputs, scale, name);
    }
}
