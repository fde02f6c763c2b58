package upscale.job;

import java.util.List;
import java.util.Optional;
import upscale.engine.Kernel;
import upscale.format.Attachment;
import upscale.format.WriteOptions;
import upscale.image.SampleType;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/**
 * What shall be done to every input, in typed values: the command line's words, parsed once.
 *
 * @param method the operator
 * @param options what it is asked for
 * @param alpha how colours and opacity are mixed; if empty, premultiplied unless a library that does not is followed
 * @param linear whether mixing happens in linear light
 * @param range what becomes of values that the input's type cannot hold; if empty, they are clamped, and the user is warned where a
 *     convolution makes many
 * @param depth the type that samples become, white staying white; if empty, they keep their own
 * @param values what samples are written, where stored ones stand for others
 * @param keep what becomes of what a file says beside its samples
 * @param write what the encoder is asked for
 * @param threads how many compute, at least 1
 */
public record UpscalePlan(
        Method method,
        MethodOptions options,
        Optional<AlphaMode> alpha,
        boolean linear,
        Optional<RangeMode> range,
        Optional<SampleType> depth,
        ValueMode values,
        KeepMode keep,
        WriteOptions write,
        int threads) {

    /** Of stored values as they are. */
    public UpscalePlan(
            Method method,
            MethodOptions options,
            Optional<AlphaMode> alpha,
            boolean linear,
            Optional<RangeMode> range,
            Optional<SampleType> depth,
            KeepMode keep,
            WriteOptions write,
            int threads) {
        this(method, options, alpha, linear, range, depth, ValueMode.STORED, keep, write, threads);
    }

    /** The same, with other options of the method. */
    public UpscalePlan with(MethodOptions others) {
        return new UpscalePlan(method, others, alpha, linear, range, depth, values, keep, write, threads);
    }

    /** The same, with another number of threads. */
    UpscalePlan withThreads(int count) {
        return new UpscalePlan(method, options, alpha, linear, range, depth, values, keep, write, count);
    }

    /** The method by its name, or the kernel that was chosen for it: what {@code -m} takes. */
    public String label() {
        return options.get(Parameter.KERNEL).map(Kernel::spec).orElse(method.name());
    }

    /**
     * This plan, unless what is attached to an image says that it is a map of labels: then one whose samples are copied. A method that has no
     * grid for labels was not named for them, and stays.
     */
    UpscalePlan fitting(List<? extends Attachment> attachments) {
        if (attachments.stream().noneMatch(Attachment::labels)
                || method.copies()
                || LabelMap.refuses(method).isPresent()) {
            return this;
        }
        return new UpscalePlan(
                new LabelMap(method, options),
                MethodOptions.of(options.target()),
                alpha.filter(mode -> mode == AlphaMode.OPAQUE),
                false,
                range,
                depth,
                values,
                keep,
                write,
                threads);
    }

    /** The same, with other samples written of stored values. */
    UpscalePlan with(ValueMode newValues) {
        return new UpscalePlan(method, options, alpha, linear, range, depth, newValues, keep, write, threads);
    }

    /** How colours and opacity are mixed. */
    public enum AlphaMode {
        /** Colours weighed by opacity: transparent pixels do not bleed. */
        PREMULTIPLIED,
        /** Every channel by itself. */
        STRAIGHT,
        /** The alpha channel is dropped, colours as they are stored. */
        OPAQUE
    }

    /** What becomes of what a file says beside its samples. */
    public enum KeepMode {
        /** It is kept, brought up to date: the physical size stays. */
        PHYSICAL_SIZE,
        /** It is kept, brought up to date, but the resolution stays as it was stated. */
        RESOLUTION,
        /** Nothing but samples is kept: no profile, no resolution, no texts. */
        NOTHING
    }

    /** What becomes of values that the type cannot hold. */
    public enum RangeMode {
        /** They are clamped to it. */
        CLAMP,
        /** The smallest to the largest of them are spread over all of it. */
        RESCALE,
        /** Integers are moved up by half their range, and stored unsigned. */
        OFFSET,
        /** Samples become 32-bit floats. */
        FLOAT
    }
}
