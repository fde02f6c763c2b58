package upscale.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import upscale.image.Orientation;

/**
 * What a file says of a picture beside its samples, in no format's own terms. Colour profiles are part of
 * {@link upscale.image.ImageInfo}, as they say what samples mean.
 *
 * @param resolution pixels per length, if stated
 * @param orientation how the stored image lies
 * @param gamma the exponent by which code values become light, such as 2.2, if the file states it as one number and not as a profile
 * @param attachments what else goes with the picture, at most one of each class
 * @param properties what {@code upscale inspect} shows besides: compression, interlacing, bits; never written as such, though an encoder
 *     may follow a hint of its own reader, such as how many axes an array had
 */
public record Metadata(
        Optional<Resolution> resolution,
        Orientation orientation,
        Optional<Double> gamma,
        List<Attachment> attachments,
        Map<String, String> properties) {
    public static final Metadata NONE = new Metadata(Optional.empty(), Orientation.UPRIGHT, Map.of());

    public Metadata {
        gamma.ifPresent(g -> {
            if (!(g > 0) || g.isInfinite()) {
                throw new IllegalArgumentException("gamma " + g);
            }
        });
        attachments = List.copyOf(attachments);
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** No gamma stated, nothing attached. */
    public Metadata(Optional<Resolution> resolution, Orientation orientation, Map<String, String> properties) {
        this(resolution, orientation, Optional.empty(), List.of(), properties);
    }

    public Metadata withGamma(Optional<Double> newGamma) {
        return new Metadata(resolution, orientation, newGamma, attachments, properties);
    }

    public Metadata withResolution(Optional<Resolution> newResolution) {
        return new Metadata(newResolution, orientation, gamma, attachments, properties);
    }

    public Metadata withOrientation(Orientation newOrientation) {
        return new Metadata(resolution, newOrientation, gamma, attachments, properties);
    }

    /** One more property, or another value for it. */
    public Metadata with(String property, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(property, value);
        return new Metadata(resolution, orientation, gamma, attachments, more);
    }

    /** With the properties of {@code other} and nothing else of it: how an encoder lays samples out, nothing of what they show. */
    public Metadata withHints(Metadata other) {
        return new Metadata(resolution, orientation, gamma, attachments, other.properties);
    }

    /** With {@code attachment}, in place of one of its class. */
    public Metadata with(Attachment attachment) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.removeIf(attachment.getClass()::isInstance);
        more.add(attachment);
        return new Metadata(resolution, orientation, gamma, more, properties);
    }

    /** With each of {@code more}, in place of one of its class. */
    public Metadata with(Iterable<? extends Attachment> more) {
        Metadata metadata = this;
        for (Attachment attachment : more) {
            metadata = metadata.with(attachment);
        }
        return metadata;
    }

    /** The attachment of a class, if there is one. */
    public <A extends Attachment> Optional<A> attached(Class<A> kind) {
        return attachments.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /**
     * With what the attachments say after a journey.
     *
     * @throws FormatException if one of them cannot follow
     */
    public Metadata after(Journey journey) throws FormatException {
        List<Attachment> following = new ArrayList<>();
        for (Attachment attachment : attachments) {
            attachment.after(journey).ifPresent(following::add);
        }
        return new Metadata(resolution, orientation, gamma, following, properties);
    }
}
