package upscale.method;

import java.util.Set;
import upscale.image.Image;

/**
 * An upsampling operator: the service interface. An implementation listed in {@code META-INF/services/upscale.method.Method}, here or in a
 * jar on the plug-in path, appears in {@code --help}, in the listings, in completion and in the contract tests by itself.
 *
 * <p>Implementations are stateless. They work on any channel count and sample type, in code values, and neither clamp nor round:
 * the pipeline does that once, at the end. Following a library that computes in integers is the exception.
 */
public interface Method {
    /** Short lower-case name, as {@code -m} takes it. */
    String name();

    /** One line for {@code upscale methods}. */
    String summary();

    /** Which options this method understands; any other is refused before it is asked to do anything. */
    Set<Parameter<?>> parameters();

    /**
     * Whether every output sample is a source sample unchanged (or a hole), so that palette indices and codes may pass through.
     */
    default boolean copies() {
        return false;
    }

    /**
     * Whether a scale or a size says how large the result is. If not, the target is {@link Target.Own}, and the method is the job of a
     * command of its own.
     */
    default boolean enlarges() {
        return true;
    }

    /**
     * Whether any image is taken and comes out with the channels it had. If not, channels and pixels are made of one another, and how
     * many channels there must be depends on the target.
     */
    default boolean keepsChannels() {
        return true;
    }

    /**
     * Whether this method undoes a pooling, by the positions that it remembered: they say how large the result is, and {@code -m} takes it
     * though it does not {@linkplain #enlarges enlarge} by itself.
     */
    default boolean unpools() {
        return false;
    }

    /** Whether outputs may be left empty, as zeros. */
    default boolean leavesHoles() {
        return false;
    }

    /**
     * Whether results go beyond the samples' range by this method's nature, as an edge detector's do: the user is told if many were
     * clamped. The overshoot of interpolation is not meant.
     *
     * @param options what the user asked for
     */
    default boolean leavesRange(MethodOptions options) {
        return false;
    }

    /**
     * Whether results show detail that no sample of the image tells of: what is probable, and was not seen.
     */
    default boolean invents() {
        return false;
    }

    /**
     * The image that this method makes of {@code source}, computed when it is read.
     *
     * @param options what the user asked for; only what {@link #parameters()} names is set
     * @throws MethodException if this image cannot be done with these options
     */
    Upsampled apply(Image source, MethodOptions options);
}
