package upscale.method;

import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Edge;
import upscale.engine.Kernel;
import upscale.engine.KernelBank;

/**
 * An option that methods may understand: a typed key into {@link MethodOptions}, with its spelling on the command line.
 *
 * @param <T> what its values are
 */
public final class Parameter<T> {
    /** The reconstruction kernel, by name. */
    public static final Parameter<Kernel> KERNEL = new Parameter<>("--kernel", Kernel.class);

    /** The kernels of a convolution, as numbers. */
    public static final Parameter<KernelBank> WEIGHTS = new Parameter<>("--kernel", KernelBank.class);

    /** What was learned, as a file holds it. */
    public static final Parameter<LearnedModel> MODEL = new Parameter<>("--kernel", LearnedModel.class);

    /** Whether a model is asked in all eight ways in which an image can lie, and the mean taken. */
    public static final Parameter<Boolean> ENSEMBLE = new Parameter<>("--ensemble", Boolean.class);

    /** How often what a model makes is brought nearer to what it is made of. */
    public static final Parameter<Integer> REFINEMENTS = new Parameter<>("--refine", Integer.class);

    /** Which channels a model enlarges. */
    public static final Parameter<Channels> CHANNELS = new Parameter<>("--channels", Channels.class);

    /** The size of a pooling's window. */
    public static final Parameter<Pair> WINDOW = new Parameter<>("--kernel", Pair.class);

    /** Whether a last window that is not whole counts. */
    public static final Parameter<Boolean> CEIL_MODE = new Parameter<>("--ceil-mode", Boolean.class);

    /** Whether padding counts in a mean. */
    public static final Parameter<Boolean> COUNT_PADDING = new Parameter<>("--count-padding", Boolean.class);

    /** How positions are numbered. */
    public static final Parameter<IndexLayout> INDEX_LAYOUT = new Parameter<>("--index-layout", IndexLayout.class);

    /** Where max pooling found its samples. */
    public static final Parameter<PositionSource> POSITIONS = new Parameter<>("--indices", PositionSource.class);

    /** Outputs per sample, or samples per output, where the target does not say. */
    public static final Parameter<Pair> STRIDE = new Parameter<>("--stride", Pair.class);

    /** Distance between neighbouring taps. */
    public static final Parameter<Pair> DILATION = new Parameter<>("--dilation", Pair.class);

    /** Rows and columns that a transposed convolution adds at the end. */
    public static final Parameter<Pair> OUTPUT_PADDING = new Parameter<>("--output-padding", Pair.class);

    /** What a transposed convolution is divided by, so that its kernels overlap evenly. */
    public static final Parameter<EvenOverlap> EVEN_OVERLAP = new Parameter<>("--even-overlap", EvenOverlap.class);

    /** Into how many groups channels are dealt. */
    public static final Parameter<Integer> GROUPS = new Parameter<>("--groups", Integer.class);

    /** What stands beyond the borders. */
    public static final Parameter<Edge> EDGE = new Parameter<>("--edge", Edge.class);

    /** How the grids lie on one another. */
    public static final Parameter<Alignment> ALIGNMENT = new Parameter<>("--align", Alignment.class);

    /** Which neighbour is the nearest. */
    public static final Parameter<NearestRounding> NEAREST_ROUNDING =
            new Parameter<>("--nearest-rounding", NearestRounding.class);

    /** How a spectrum is lowered towards its end. */
    public static final Parameter<Apodization> APODIZATION = new Parameter<>("--apodize", Apodization.class);

    /** Whether kernels are stretched when reducing. */
    public static final Parameter<Boolean> ANTIALIAS = new Parameter<>("--antialias", Boolean.class);

    /** How much overshoot is taken back, 0..1. */
    public static final Parameter<Double> DERINGING = new Parameter<>("--deringing", Double.class);

    /** What is added around the input, or cropped of a transposed convolution's output. */
    public static final Parameter<Padding> PADDING = new Parameter<>("--padding", Padding.class);

    /** Where zero insertion puts a sample in its cell. */
    public static final Parameter<Pair> OFFSET = new Parameter<>("--offset", Pair.class);

    /** Which channels make one block of pixels. */
    public static final Parameter<ChannelOrder> CHANNEL_ORDER = new Parameter<>("--channel-order", ChannelOrder.class);

    /** Whose conventions fill in what is empty. */
    public static final Parameter<Like> LIKE = new Parameter<>("--like", Like.class);

    private final String option;
    private final Class<T> type;

    private Parameter(String option, Class<T> type) {
        this.option = option;
        this.type = type;
    }

    /** The option's long name. */
    public String option() {
        return option;
    }

    /** What its values are. */
    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return option;
    }
}
