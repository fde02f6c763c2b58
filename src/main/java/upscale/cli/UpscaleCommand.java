package upscale.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.WriteOptions;
import upscale.job.Batch;
import upscale.job.OutputNaming;
import upscale.job.UpscalePlan;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.NearestRounding;
import upscale.method.Offset;
import upscale.method.Padding;
import upscale.method.Parameter;
import upscale.method.Target;

/** {@code upscale [options] INPUT...}: the main job. */
@Command(
        name = "upscale",
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = {"upscale [options] INPUT...", "       upscale COMMAND ..."},
        description = {"", "Enlarges images with every upsampling operator there is."},
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:some input failed; the others were done", "2:wrong usage; nothing was done"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  upscale photo.png -s 4 -o big.png        four times the size, Lanczos",
            "  upscale sprite.png -s 8 -m nearest       pixel art, written to sprite-8x.png",
            "  upscale scan.tif --size 3000x -o out/    3000 pixels wide, into a folder",
            "  upscale *.jpg -s 2 --linear -o 'big/{name}.{ext}'",
            "  upscale in.png -s 2 -m transposed -k '1 2 1; 2 4 2; 1 2 1' -o out.tif",
            "  upscale in.png -s 2 --like pillow -m bicubic -o - | view -"
        })
final class UpscaleCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", arity = "0..*", description = "Image files; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nSize:%n")
    private final SizeArguments size = new SizeArguments();

    static final class SizeArguments {
        @Option(
                names = {"-s", "--scale"},
                paramLabel = "SCALE",
                converter = Words.ScaleWord.class,
                description = "Times as large: 2, 2x, 1.5, 200%%, 2x3 (horizontal x vertical); below 1 reduces.")
        private Target.Scale scale;

        @Option(
                names = "--size",
                paramLabel = "WxH",
                converter = Words.SizeWord.class,
                description = "Exactly so many pixels; Wx or xH keeps the shape.")
        private Target.Size size;

        @Option(
                names = "--fit",
                paramLabel = "HOW",
                description = "What WxH means for another shape: stretch (default), inside or cover, which keep it.")
        private Target.Fit fit;
    }

    @ArgGroup(validate = false, heading = "%nMethod:%n")
    private final MethodArguments how = new MethodArguments();

    static final class MethodArguments {
        @Option(
                names = {"-m", "--method"},
                paramLabel = "METHOD",
                description = "One of 'upscale methods', or any kernel by name. Default: lanczos.")
        private String method;

        @Option(
                names = {"-k", "--kernel"},
                paramLabel = "KERNEL",
                description = "Interpolation: mitchell, lanczos:4, cubic:B,C, ... (see 'upscale methods')."
                        + " Transposed: a matrix such as \"0 1; 2 3\", or a text file.")
        private String kernel;

        @Option(
                names = "--edge",
                paramLabel = "EDGE",
                converter = Words.EdgeWord.class,
                description = "Beyond the border: replicate (aaa|abcd), reflect (cba|abcd; numpy symmetric),"
                        + " mirror (dcb|abcd; numpy reflect), wrap (bcd|abcd), zero, a number, or renormalize.")
        private Edge edge;

        @Option(
                names = "--align",
                paramLabel = "GRID",
                converter = Words.AlignmentWord.class,
                description = "half-pixel (default), align-corners, asymmetric, half-pixel-symmetric,"
                        + " pytorch-half-pixel.")
        private Alignment align;

        @Option(
                names = "--nearest-rounding",
                paramLabel = "RULE",
                description = "floor, ceil, round-prefer-floor, round-prefer-ceil (default).",
                converter = NearestRoundingWord.class)
        private NearestRounding rounding;

        @Option(
                names = "--antialias",
                negatable = true,
                fallbackValue = "true",
                description = "Stretch the kernel when reducing; on unless a library that does not is followed.")
        private Boolean antialias;

        @Option(
                names = "--deringing",
                paramLabel = "0..1",
                description = "Take back so much of what overshoots the local source range.")
        private Double deringing;

        @Option(
                names = "--padding",
                paramLabel = "PADDING",
                converter = Words.PaddingWord.class,
                description = "Transposed: valid (crops nothing), same (input times stride) or pixels a side.")
        private Padding padding;

        @Option(
                names = "--offset",
                paramLabel = "ROWS,COLUMNS",
                converter = Words.OffsetWord.class,
                description = "Bed of nails: where in its cell a sample goes. Default: 0,0.")
        private Offset offset;

        @Option(
                names = "--like",
                paramLabel = "LIBRARY",
                converter = LikeWord.class,
                description =
                        "Follow pillow, opencv, opencv-exact, torch, tf, tf1, keras, onnx, ort, matlab or scipy in all that"
                                + " is not said.")
        private Like like;
    }

    @ArgGroup(validate = false, heading = "%nColour and range:%n")
    private final ColourArguments colour = new ColourArguments();

    static final class ColourArguments {
        @Option(names = "--linear", description = "Mix in linear light.")
        private boolean linear;

        @Option(
                names = "--alpha",
                paramLabel = "HOW",
                description = "premultiplied (default), straight, or opaque (drops alpha).")
        private UpscalePlan.AlphaMode alpha;

        @Option(
                names = "--range",
                paramLabel = "HOW",
                description = "Values the type cannot hold: clamp (default), offset (signed becomes unsigned),"
                        + " float (32-bit samples).")
        private UpscalePlan.RangeMode range;
    }

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private final OutputArguments output = new OutputArguments();

    static final class OutputArguments {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "OUTPUT",
                description = "A file, a folder, a pattern with {name} {scale} {method} {ext}, or - for standard"
                        + " output. Default: beside the input, as name-2x.ext.")
        private String output;

        @Option(names = "--format", paramLabel = "FORMAT", description = "Output format, if the name does not tell.")
        private String format;

        @Option(
                names = {"-f", "--force"},
                description = "Replace existing files (never an input).")
        private boolean force;

        @Option(names = "--quality", paramLabel = "1..100", description = "Of JPEG. Default: 92.")
        private Integer quality;

        @Option(names = "--keep-dpi", description = "Keep the resolution tag instead of the physical size.")
        private boolean keepDpi;

        @Option(names = "--diff", paramLabel = "MAP", description = "Write the difference to --reference as well.")
        private Path diff;

        @Option(names = "--reference", paramLabel = "IMAGE", description = "What --diff compares the result with.")
        private Path reference;

        @Option(names = "--diff-gain", paramLabel = "GAIN", description = "What differences are multiplied by.")
        private Double diffGain;
    }

    @ArgGroup(validate = false, heading = "%nRunning:%n")
    private final RunArguments run = new RunArguments();

    static final class RunArguments {
        @Option(
                names = {"-j", "--threads"},
                paramLabel = "N",
                description = "Threads; default: one per processor.")
        private Integer threads;

        @Option(
                names = {"-q", "--quiet"},
                description = "Say nothing but errors.")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "Tell what was decided, and the time it took.")
        private boolean verbose;

        @Option(names = "--json", description = "One JSON object per output, on standard output.")
        private boolean json;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;

        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Show the version.")
        private boolean version;
    }

    static final class NearestRoundingWord implements CommandLine.ITypeConverter<NearestRounding> {
        @Override
        public NearestRounding convert(String text) {
            return Words.oneOf(NearestRounding.values(), text, "rounding");
        }
    }

    static final class LikeWord implements CommandLine.ITypeConverter<Like> {
        @Override
        public Like convert(String text) {
            return Words.oneOf(Like.values(), text, "library");
        }
    }

    UpscaleCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (inputs.isEmpty()) {
            throw usage("no input: name an image file, or - for standard input");
        }
        Formats formats = session.formats();
        UpscalePlan plan = plan(session.methods());
        OutputNaming naming = naming(formats, plan);
        if (inputs.size() > 1 && !naming.namesEachInput()) {
            throw usage("several inputs need outputs of their own: give -o a folder, or a pattern with {name}");
        }
        if (naming.standard() && run.json) {
            throw usage("--json and -o - both want standard output");
        }
        Batch batch = new Batch(formats, plan, naming, output.force, diff(formats), session.in(), session.out());
        Report report = new Report(session, run.quiet, run.verbose, run.json);
        batch.run(inputs, report);
        return report.failures() == 0 ? CommandLineProgram.OK : CommandLineProgram.FAILED;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private UpscalePlan plan(Methods methods) {
        Method method = method(methods);
        MethodOptions options = options(method);
        List<String> superfluous = options.given().stream()
                .filter(p -> !method.parameters().contains(p))
                .map(Parameter::option)
                .toList();
        if (!superfluous.isEmpty()) {
            throw usage(method.name() + " does not take " + String.join(", ", superfluous) + "; it takes "
                    + (method.parameters().isEmpty()
                            ? "no options"
                            : String.join(
                                    ", ",
                                    method.parameters().stream()
                                            .map(Parameter::option)
                                            .distinct()
                                            .sorted()
                                            .toList())));
        }
        boolean mixing = colour.linear
                || colour.alpha == UpscalePlan.AlphaMode.PREMULTIPLIED
                || colour.alpha == UpscalePlan.AlphaMode.STRAIGHT;
        if (method.copies() && mixing) {
            throw usage(method.name() + " mixes no pixels: " + (colour.linear ? "--linear" : "--alpha")
                    + " has no place there");
        }
        int threads = run.threads == null ? Runtime.getRuntime().availableProcessors() : run.threads;
        if (threads < 1 || threads > 1024) {
            throw usage("--threads is from 1 to 1024, not " + threads);
        }
        int quality = output.quality == null ? WriteOptions.DEFAULT.quality() : output.quality;
        if (quality < 1 || quality > 100) {
            throw usage("--quality is from 1 to 100, not " + quality);
        }
        return new UpscalePlan(
                method,
                options,
                Optional.ofNullable(colour.alpha),
                colour.linear,
                colour.range == null ? UpscalePlan.RangeMode.CLAMP : colour.range,
                output.keepDpi,
                new WriteOptions(quality),
                threads);
    }

    private Method method(Methods methods) {
        if (how.method == null) {
            return methods.named("lanczos").orElseThrow();
        }
        Optional<Method> method = methods.named(how.method);
        if (method.isEmpty() && Kernels.family(how.method).isPresent()) {
            if (how.kernel != null) {
                throw usage("--method " + how.method + " is a kernel already: leave out --kernel " + how.kernel);
            }
            how.kernel = how.method;
            return methods.named("lanczos").orElseThrow();
        }
        return method.orElseThrow(() -> usage("no method or kernel is called '" + how.method + "'; there are "
                + String.join(", ", methods.all().stream().map(Method::name).toList()) + ", and the kernels "
                + String.join(
                        ", ",
                        Kernels.families().stream().map(Kernels.Family::name).toList())));
    }

    private MethodOptions options(Method method) {
        MethodOptions options = MethodOptions.of(target());
        try {
            if (how.kernel != null && method.parameters().contains(Parameter.WEIGHTS)) {
                options = options.with(Parameter.WEIGHTS, WeightsText.read(how.kernel));
            } else if (how.kernel != null) {
                options = options.with(Parameter.KERNEL, Kernels.parse(how.kernel));
            }
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        if (how.edge != null) {
            options = options.with(Parameter.EDGE, how.edge);
        }
        if (how.align != null) {
            options = options.with(Parameter.ALIGNMENT, how.align);
        }
        if (how.rounding != null) {
            options = options.with(Parameter.NEAREST_ROUNDING, how.rounding);
        }
        if (how.antialias != null) {
            options = options.with(Parameter.ANTIALIAS, how.antialias);
        }
        if (how.deringing != null) {
            if (!(how.deringing >= 0 && how.deringing <= 1)) {
                throw usage("--deringing is from 0 to 1, not " + how.deringing);
            }
            options = options.with(Parameter.DERINGING, how.deringing);
        }
        if (how.padding != null) {
            options = options.with(Parameter.PADDING, how.padding);
        }
        if (how.offset != null) {
            options = options.with(Parameter.OFFSET, how.offset);
        }
        return how.like == null ? options : options.with(Parameter.LIKE, how.like);
    }

    private Target target() {
        if (size.scale != null && size.size != null) {
            throw usage("--scale and --size exclude one another");
        }
        if (size.fit != null
                && (size.size == null
                        || size.size.width().isEmpty()
                        || size.size.height().isEmpty())) {
            throw usage("--fit goes with --size WxH");
        }
        if (size.scale != null) {
            return size.scale;
        } else if (size.size == null) {
            throw usage("how large? give a --scale such as -s 2, or a --size such as --size 800x600");
        }
        return new Target.Size(size.size.width(), size.size.height(), size.fit == null ? Target.Fit.STRETCH : size.fit);
    }

    private OutputNaming naming(Formats formats, UpscalePlan plan) {
        Optional<Format> format = Optional.empty();
        if (output.format != null) {
            format = formats.named(output.format).filter(Format::writes);
            if (format.isEmpty()) {
                throw usage("no format to write is called '" + output.format + "'; there are "
                        + String.join(
                                ", ",
                                formats.all().stream()
                                        .filter(Format::writes)
                                        .map(Format::name)
                                        .toList()));
            }
        }
        String scale = size.scale != null
                ? plan.options().target() + "x"
                : plan.options().target().toString();
        try {
            return new OutputNaming(
                    formats,
                    Optional.ofNullable(output.output),
                    format,
                    scale,
                    plan.method().name());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Optional<Batch.DiffRequest> diff(Formats formats) {
        if (output.diff == null && output.reference == null) {
            if (output.diffGain != null) {
                throw usage("--diff-gain goes with --diff");
            }
            return Optional.empty();
        }
        if (output.diff == null || output.reference == null) {
            throw usage("--diff MAP and --reference IMAGE go together");
        }
        if (inputs.size() > 1) {
            throw usage("--diff is for one input");
        }
        double gain = output.diffGain == null ? 1 : output.diffGain;
        if (!(gain > 0)) {
            throw usage("--diff-gain is positive, not " + gain);
        }
        if (formats.ofFileName(output.diff.toString()).filter(Format::writes).isEmpty()) {
            throw usage("the name of the difference map " + output.diff + " ends in no format that upscale writes");
        }
        return Optional.of(new Batch.DiffRequest(output.diff, output.reference, gain));
    }
}
