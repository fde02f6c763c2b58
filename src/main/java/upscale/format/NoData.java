package upscale.format;

/**
 * Samples of a gray picture that are no data: what lies outside a scanner's field of view, or a circle of reconstruction (DICOM PS3.3,
 * C.7.5.1.1.2), or what a survey has not measured (GDAL's no-data value). They have no weight where samples are mixed, and stand again where nothing else does.
 *
 * @param value what is written where there is no data; may be NaN
 * @param least with {@code greatest}, the range of such samples, both ends included; {@code value} is in it, or all are NaN
 */
public record NoData(double value, double least, double greatest) implements Attachment {
    public NoData {
        if (!(least <= value && value <= greatest) && !Double.isNaN(value + least + greatest)) {
            throw new IllegalArgumentException(value + " is not in " + least + ".." + greatest);
        }
    }

    /** From {@code value} to {@code limit}, whichever is the larger. */
    public static NoData between(double value, double limit) {
        return new NoData(value, Math.min(value, limit), Math.max(value, limit));
    }

    /** Just {@code value}. */
    public static NoData of(double value) {
        return new NoData(value, value, value);
    }

    /** Whether a sample is no data. */
    public boolean has(double sample) {
        return least <= sample && sample <= greatest || Double.isNaN(sample) && Double.isNaN(value);
    }
}
