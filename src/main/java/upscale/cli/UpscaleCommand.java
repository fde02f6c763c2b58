package upscale.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import upscale.job.LabelMap;
import upscale.job.Planning;
import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Target;
import upscale.spelling.Spelling;

/** {@code upscale [options] INPUT...}: the main job. */
final class UpscaleCommand implements Command {
    private static final String[] EXIT_CODES = {
        "0:done",
        "1:some input failed, or was not done; the others were; of compare, some images differ",
        "2:wrong usage; nothing was done",
        "3:of compare: some images are of another size",
        "4:of compare: some files are missing, or new",
        "5:of compare: some files cannot be read",
        "127:the launcher could not start the program: no Java 17 or later, or the build failed",
        "129:stopped by SIGHUP; what was under way is dropped, nothing partial is left",
        "130:the same by SIGINT (Ctrl-C)",
        "143:the same by SIGTERM"
    };

    private final CommandLineProgram.Session session;

    private final InputArguments inputs = new InputArguments("INPUT", "0..*");

    private final OperatorArguments operator = new OperatorArguments();

    private final UnpoolArguments unpooling = new UnpoolArguments();

    private final SliceArguments slices = new SliceArguments();

    private final BatchArguments batch = new BatchArguments();

    UpscaleCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        inputs.declare(syntax);
        operator.declare(syntax);
        syntax.group("Unpooling", unpooling.options());
        syntax.group("Slices and labels", slices.options());
        batch.declare(syntax);
    }

    @Override
    public About about() {
        return About.of("Enlarge images with every upsampling operator there is.")
                .called("upscale [options] INPUT...", "upscale COMMAND ...")
                .told("Interpolation, unpooling, transposed convolution. A result is written beside its input, or where"
                        + " -o says. What exists is not replaced unless -f says so.")
                .usedMost("-s", "--size", "-m", "-k", "-o", "-f", "-r", "--format", "--like", "--dry-run")
                .exits("Exit codes ('upscale help exit-codes' tells more)", EXIT_CODES)
                .example("upscale photo.png -s 4 -o big.png", "four times the size, with Lanczos")
                .example("upscale sprite.png -s 8 -m nearest", "pixel art stays pixel art, in sprite-8x.png")
                .example("upscale scan.tif --size 3000x -o out/", "3000 pixels wide, into a folder")
                .example("upscale photos/ -r -s 2 -o big/", "a folder and all below it, to one with the same folders")
                .example(
                        "upscale a.jpg b.jpg -s 2 --linear -o 'big/{name}.{ext}'",
                        "several at once, mixed in linear light")
                .example(
                        "upscale photo.png -s 0.5 -k mitchell --format tiff -o - > half.tif",
                        "half the size, to standard output")
                .example(
                        "upscale photo.png -s 2 -m transposed -k '1 2 1; 2 4 2; 1 2 1' -o t.npy",
                        "a transposed convolution of stride 2, with a kernel of one's own")
                .example("upscale photo.png -s 2 --like pillow -m bicubic -o p.png", "Pillow's own pixels");
    }

    @Override
    public int run() {
        requireFiles(inputs.required());
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
        Planning planning = unpooling.completed(plan, session, scale, name, batch.allowance());
        return slices.series()
                ? batch.carryOutSeries(plan, slices.scaleZ(plan), session, inputs, scale, name)
                : batch.carryOut(planning, session, inputs, scale, name);
    }

    // What is no file may be a command that is mistyped, or a size without its option.
    private void requireFiles(List<String> words) {
        if (!words.isEmpty() && isNoFile(words.get(0))) {
            String first = words.get(0);
            Spelling.nearest(first, CommandLineProgram.COMMANDS).ifPresent(command -> {
                throw new UsageException(
                        "there is no file " + first + ", and no such command; did you mean " + command + "?");
            });
        }
        if (!operator.size().given()) {
            words.stream()
                    .filter(word -> word.matches("[xX]?[0-9][0-9.]*[xX%]?|[0-9]+[xX][0-9]+") && isNoFile(word))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new UsageException("there is no file " + word + ": if it is how large, write "
                                + (word.matches("[0-9]{2,}[xX][0-9]*|[xX][0-9]{2,}")
                                        ? "--size " + word
                                        : "-s " + word.replaceFirst("^[xX]", "")));
                    });
        }
    }

    private static boolean isNoFile(String word) {
        try {
            return !word.contains("/") && Files.notExists(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
