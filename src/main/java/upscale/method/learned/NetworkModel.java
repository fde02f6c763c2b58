package upscale.method.learned;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import upscale.engine.Degradation;
import upscale.format.FormatException;
import upscale.image.Image;
import upscale.method.LearnedModel;
import upscale.network.Network;
import upscale.network.NetworkFile;
import upscale.tensor.ModelFile;

/**
 * A trained network, applied.
 *
 * @param name what it is called
 * @param networks whose mean it is
 * @param degradation how the images were made small that it was trained on
 */
public record NetworkModel(String name, List<Network> networks, Optional<Degradation> degradation)
        implements LearnedModel {
    /** The scales that there is a built-in network for, the smallest first. */
    static final List<Integer> SCALES = List.of(2, 3, 4);

    /** One that was trained on images as MATLAB's {@code imresize} makes them small. */
    public NetworkModel(String name, Network network) {
        this(name, List.of(network), Optional.of(Degradation.BICUBIC));
    }

    /**
     * The network in a file.
     *
     * @throws FormatException if there is none that enlarges
     */
    public static NetworkModel of(String name, ModelFile file) throws FormatException {
        Network network = NetworkFile.network(file);
        if (network.scale() < 2) {
            throw FormatException.unsupported(
                    "model", "a network for a scale of " + network.scale() + ", expected 2 or more");
        }
        return new NetworkModel(name, List.of(network), degradation(file));
    }

    /** As a file says, or bicubic. */
    static Optional<Degradation> degradation(ModelFile file) throws FormatException {
        try {
            return Degradation.named(file.metadata().getOrDefault("degradation", Degradation.BICUBIC.name()));
        } catch (IllegalArgumentException e) {
            throw FormatException.corrupt("model", e.getMessage());
        }
    }

    /** The built-in network for one of the {@link #SCALES}. */
    static NetworkModel builtIn(int scale) {
        try (InputStream in = NetworkModel.class.getResourceAsStream(resource(scale))) {
            return of("built-in x" + scale, ModelFile.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(resource(scale), e);
        }
    }

    private static String resource(int scale) {
        return "x" + scale + ".safetensors";
    }

    @Override
    public int scale() {
        return networks.get(0).scale();
    }

    @Override
    public Image missing(Image planes) {
        return new Missing(planes, networks);
    }

    @Override
    public NetworkModel ensemble() {
        return new NetworkModel(
                name, networks.stream().flatMap(each -> each.turned().stream()).toList(), degradation);
    }

    @Override
    public String toString() {
        return name + " (" + networks.get(0).parameters() + " parameters"
                + (networks.size() > 1 ? ", mean of " + networks.size() : "") + ")";
    }
}
