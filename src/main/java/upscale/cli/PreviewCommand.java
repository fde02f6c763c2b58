package upscale.cli;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import upscale.compare.Region;
import upscale.format.Formats;
import upscale.image.Ratio;
import upscale.inputs.Input;
import upscale.job.OutputNaming;
import upscale.job.PageChoice;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;
import upscale.preview.Candidate;
import upscale.preview.Screenful;
import upscale.terminal.HalfBlocks;
import upscale.terminal.Inline;

/** {@code upscale preview FILE}: what methods make of an image. */
final class PreviewCommand implements Command {
    /**
     * What there is to see: what only copies, then what is soft, and what is sharper. Kernels that are another name of one of these are not among them: box, triangle,
     * catmull-rom and keys.
     */
    static final String METHODS =
            "nearest,bed-of-nails,b-spline,gaussian,robidoux,transposed,bilinear,mitchell,spline16,"
                    + "hermite,bicubic,blackman,kaiser,spline36,hamming,spline64,hann,magic-kernel-sharp,lanczos,fourier,learned";

    private static final Target.Scale SCALE = new Target.Scale(Ratio.of(4), Ratio.of(4));

    private static final int USUAL_COLUMNS = 80;

    private final CommandLineProgram.Session session;
    private final UnaryOperator<String> environment;

    private final Operand<List<String>> file = Operand.texts("FILE", "0..*", "The image file; - is standard input.");

    private final OptionGroup shown = new OptionGroup();

    private final OptionGroup options = new OptionGroup();

    private final Option<Target.Scale> scale = shown.add(SizeArguments.scaleOption());

    private final Option<List<TrialWords.Named>> methods = shown.add(TrialWords.methodsOption());

    private final Option<Region> region = shown.add(RuleArguments.regionOption());

    private final Option<String> reference = shown.add(ReferenceArguments.referenceOption());

    private final Option<Inline> inline =
            shown.add(Option.of("HOW", new OneOf<>(Inline.values(), "way to draw on a terminal") {}, "--inline")
                    .described(
                            "How the picture is drawn on the terminal as well: ${COMPLETION-CANDIDATES}. Default: auto, which"
                                    + " goes by the terminal and draws nothing into files and pipes."));

    private final Option<String> output = options.add(OutputArguments.outputOption());

    private final Option<PageChoice> pages = options.add(OutputArguments.pagesOption());

    private final Option<Boolean> force = options.add(OutputArguments.forceOption());

    private final Option<Integer> threads = options.add(RunArguments.threadsOption());

    private final LimitArguments limits = new LimitArguments(options);

    private final Option<Boolean> quiet = options.add(RunArguments.quietOption());

    private final Option<Boolean> verbose = options.add(RunArguments.verboseOption());

    private final Option<Boolean> json = options.add(RunArguments.jsonOption());

    /** @param environment the value of a variable, or null */
    PreviewCommand(CommandLineProgram.Session session, UnaryOperator<String> environment) {
        this.session = session;
        this.environment = environment;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(file);
        syntax.group("Preview", shown);
        options.add(Option.help());
        syntax.group("Running", options);
    }

    @Override
    public About about() {
        return About.of("Show what methods make of an image, side by side.")
                .called("upscale preview [options] FILE")
                .told(
                        "A sheet of one crop, enlarged by each method, is written beside the image, as name-preview.png, and"
                                + " drawn on the terminal. It is four times as large, unless -s says more or less; the crop"
                                + " is where there is most to see, unless --region says where.",
                        "With --reference, PSNR and SSIM tell how near each comes to it; the best have a *.")
                .usedMost(
                        "--scale", "--methods", "--region", "--reference", "--inline", "--output", "--force", "--json")
                .example("upscale preview photo.png", "all methods, in photo-preview.png and on the terminal")
                .example(
                        "upscale preview scan.tif -s 2 --methods bicubic,lanczos:4,learned",
                        "some of them, twice as large")
                .example(
                        "upscale photo.png -s 0.25 -o small.png\nupscale preview small.png --reference photo.png --json",
                        "numbers that tell which comes nearest");
    }

    @Override
    public int run() {
        Target.Scale times = scale.given().orElse(SCALE);
        Methods all = session.methods();
        if (quiet.on() && verbose.on()) {
            throw new UsageException("--quiet and --verbose exclude one another");
        }
        Input input = Input.named(file());
        OutputNaming naming = naming(session.formats());
        if (naming.standard(input) && (json.on() || inline.isGiven())) {
            throw new UsageException("the sheet and " + (json.on() ? "--json" : "--inline")
                    + " both want standard output: name a file with -o");
        }
        PreviewRun.Asked asked = new PreviewRun.Asked(
                times,
                methods.isGiven() ? TrialWords.candidates(all, methods.value(), times) : candidates(all, times),
                methods.isGiven(),
                region.given(),
                reference.given().map(Input::named),
                pages.given().orElse(PageChoice.DEFAULT));
        PreviewRun run = new PreviewRun(
                session,
                asked,
                naming,
                force.on(),
                naming.standard(input) ? new Screenful(Inline.NONE, 0, false) : screenful(),
                limits.limits(),
                RunArguments.threads(threads));
        return run.of(input, new PreviewRun.Telling(quiet.on(), verbose.on(), json.on()));
    }

    private String file() {
        List<String> words = file.given().orElse(List.of());
        if (words.isEmpty()) {
            throw new UsageException("preview what? name an image file, such as 'upscale preview photo.png'");
        } else if (words.size() > 1) {
            throw new UsageException(
                    "a preview is of one image, and there are " + words.size() + ": " + String.join(", ", words));
        } else if (words.get(0).isEmpty()) {
            throw new UsageException("an input has an empty name");
        }
        return words.get(0);
    }

    // Plug-ins' own come last.
    static List<Candidate> candidates(Methods all, Target.Scale scale) {
        List<Candidate> candidates =
                new ArrayList<>(TrialWords.candidates(all, new TrialWords.MethodsWord().convert(METHODS), scale));
        for (Method method : all.enlarging()) {
            if (candidates.stream().noneMatch(known -> known.label().equals(method.name()))) {
                candidates.add(new Candidate(method.name(), method, MethodOptions.of(scale)));
            }
        }
        return candidates;
    }

    private OutputNaming naming(Formats formats) {
        boolean named = output.given()
                .filter(name -> formats.ofFileName(name).isPresent())
                .isPresent();
        try {
            OutputNaming naming = new OutputNaming(formats, output.given(), Optional.empty(), "preview", "preview");
            return named
                    ? naming
                    : new OutputNaming(formats, output.given(), formats.named("png"), "preview", "preview");
        } catch (InvalidPathException e) {
            throw new UsageException("--output: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private Screenful screenful() {
        Inline asked = inline.given().orElse(Inline.AUTO);
        boolean terminal = session.surroundings().drawsOn();
        boolean silent = quiet.on() || json.on();
        if (asked == Inline.NONE || asked == Inline.AUTO && (silent || !terminal)) {
            return new Screenful(Inline.NONE, 0, false);
        } else if (json.on()) {
            throw new UsageException("--inline and --json both want standard output: leave out one");
        }
        boolean blocks = session.charset().newEncoder().canEncode(HalfBlocks.UPPER);
        return new Screenful(
                asked == Inline.AUTO ? Inline.of(environment, blocks) : asked,
                terminal ? session.surroundings().columns() : USUAL_COLUMNS,
                Inline.trueColour(environment));
    }
}
