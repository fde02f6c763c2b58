package upscale.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import upscale.learn.KernelFit;
import upscale.learn.NetworkFit;
import upscale.network.Network;
import upscale.network.NetworkFile;
import upscale.network.Training;
import upscale.regression.Sha256;
import upscale.tensor.ModelFile;

/** The options that ask for a network. */
final class NetworkArguments {
    /** Those of which gradients are computed together: enough for long rows, and few enough to have several at the same time. */
    private static final int TOGETHER = 2;

    private final OptionGroup group = new OptionGroup();

    private final Option<Boolean> network = group.add(
            Option.flag("--network").described("Train a small network in place of a kernel: for -m learned."));

    private final Whole steps = whole("--steps", 10_000, 1, Integer.MAX_VALUE, "How many steps are taken.");

    private final Whole batch = whole("--batch", 8, TOGETHER, 4096, "Patches of images that a step learns from: even.");

    private final Whole patch =
            whole("--patch-size", 48, 1, 1024, "Pixels of the small image along a side of a patch.");

    private final Option<Double> rate = group.add(Option.number("NUMBER", "--rate")
            .described("How far the first step goes; the last goes nowhere. Default: 0.002."));

    private final Whole seed =
            whole("--seed", 1, 0, Integer.MAX_VALUE, "Where random numbers begin: another one, another network.");

    private final Whole features = whole("--features", 24, 1, 256, "Planes between two of the network's layers.");

    private final Whole layers = whole("--layers", 5, 0, 32, "Layers between the first and the last.");

    private final Option<String> from = group.add(Option.text("NETWORK", "--from")
            .described("Begin with another network of 'upscale learn': with all of it, or, if it is for another "
                    + "scale, with all but its last layer."));

    private final Whole every = whole(
            "--every",
            500,
            1,
            Integer.MAX_VALUE,
            "Steps between two lines on how far it is: and between two checkpoints.");

    private final Option<String> checkpoint = group.add(Option.text("FILE", "--checkpoint")
            .described("Keep how far it is in this file: the same command again goes on from there."));

    private final Option<String> curve = group.add(
            Option.text("FILE", "--curve").described("Draw how it went, as a picture: a file that ends in .svg."));

    /** A whole number, with limits. */
    private record Whole(Option<Integer> option, int otherwise, int least, int most) {
        int value() {
            int given = option.given().orElse(otherwise);
            if (given < least || given > most) {
                throw new UsageException(option.names()[0] + " is "
                        + (most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most)
                        + ", not " + given);
            }
            return given;
        }
    }

    private Whole whole(String name, int otherwise, int least, int most, String text) {
        Option<Integer> option = Option.whole("N", name).described(text + " Default: " + otherwise + ".");
        return new Whole(group.add(option), otherwise, least, most);
    }

    OptionGroup group() {
        return group;
    }

    /** The lesson, if it is asked for. */
    Optional<NetworkLesson> lesson(int scale) {
        if (!network.on()) {
            group.given().ifPresent(name -> {
                throw new UsageException(name + " is for networks: give --network too, or leave it out");
            });
            return Optional.empty();
        }
        if (scale < 2 || scale > KernelFit.MOST_TIMES) {
            throw new UsageException("a network is for a scale from 2 to " + KernelFit.MOST_TIMES + ", not " + scale);
        }
        int patches = batch.value();
        if (patches % TOGETHER != 0) {
            throw new UsageException("--batch is even, not " + patches);
        }
        Training.Plan plan =
                new Training.Plan(patch.value(), TOGETHER, patches / TOGETHER, steps.value(), rate(), seed.value());
        Network begun = begun(scale);
        if (plan.side() <= 2 * begun.margin()) {
            throw new UsageException("--patch-size is more than twice as far as the network looks, which is "
                    + begun.margin() + " pixels: at least " + (2 * begun.margin() + 1) + ", not " + plan.side());
        }
        return Optional.of(new NetworkLesson(
                new NetworkFit(scale, plan, every.value()),
                begun,
                words(plan),
                origin(),
                checkpoint.given().map(word -> path(word, "--checkpoint", ".safetensors")),
                picture()));
    }

    /** Where the picture of the curve goes, if there shall be one. */
    Optional<Path> picture() {
        return curve.given().map(word -> path(word, "--curve", ".svg"));
    }

    private double rate() {
        double given = rate.given().orElse(0.002);
        if (!(given > 0 && given <= 1)) {
            throw new UsageException("--rate is more than 0 and at most 1, not " + given);
        }
        return given;
    }

    /** The file that it begins with is the same if this is. */
    private Optional<String> origin() {
        try {
            return from.isGiven() ? Optional.of(Sha256.of(Path.of(from.value()))) : Optional.empty();
        } catch (IOException e) {
            throw new UsageException("--from " + from.value() + ": " + e.getMessage());
        }
    }

    private Network begun(int scale) {
        if (!from.isGiven()) {
            return Network.random(scale, features.value(), layers.value(), seed.value());
        }
        for (Whole other : List.of(features, layers)) {
            if (other.option().isGiven()) {
                throw new UsageException(other.option().names()[0]
                        + " is of a new network, and --from begins with another one:"
                        + " leave out one of them");
            }
        }
        try {
            Network other = NetworkFile.network(ModelFile.read(path(from.value(), "--from", ".safetensors")));
            return other.scale() == scale ? other : other.forScale(scale, seed.value());
        } catch (IOException e) {
            throw new UsageException("--from " + from.value() + ": " + e.getMessage());
        }
    }

    private String words(Training.Plan plan) {
        return " --network --steps " + plan.steps() + " --batch " + plan.patches() * plan.parts() + " --patch-size "
                + plan.side() + " --rate " + LearnCommand.plain(plan.rate()) + " --seed " + plan.seed()
                + from.given()
                        .map(file -> " --from NETWORK")
                        .orElse(" --features " + features.value() + " --layers " + layers.value());
    }

    private static Path path(String word, String name, String ending) {
        if (!word.toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new UsageException(name + " names a file that ends in " + ending + ", not " + word);
        }
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
    }
}
