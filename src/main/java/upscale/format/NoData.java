package upscale.format;

/**
 * Samples of a gray picture that are no data: what lies outside a scanner's field of view, or a circle of reconstruction (DICOM PS3.3,
 * C.7.5.1.1.2). They have no weight where samples are mixed, and stand again where nothing else does.
 *
 * @param value what is written where there is no data
 * @param least with {@code greatest}, the range of such samples, both ends included; {@code value} is in it
 */
public record NoData(double value, double least, double greatest) implements Attachment {
    public NoData {
        if (!(least <= value && value <= greatest)) {
            throw new IllegalArgumentException(value + " is not in " + least + ".." + greatest);
        }
    }

    /** From {@code value} to {@code limit}, whichever is the larger. */
    public static NoData between(double value, double limit) {
        return new NoData(value, Math.min(value, limit), Math.max(value, limit));
    }

    /** Whether a sample is no data. */
    public boolean has(double sample) {
        return least <= sample && sample <= greatest;
    }
}
