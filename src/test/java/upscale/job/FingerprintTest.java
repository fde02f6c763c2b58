package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Degradation;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.format.Effort;
import upscale.format.WriteOptions;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.KeepMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.method.ChannelOrder;
import upscale.method.Channels;
import upscale.method.EvenOverlap;
import upscale.method.IndexLayout;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Modelled;
import upscale.method.NearestRounding;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.learned.NetworkModel;

/** What stands for plans: another number whenever anything in them is another. */
class FingerprintTest {
    private static final Methods METHODS = Methods.load(FingerprintTest.class.getClassLoader());
    private static final UpscalePlan PLAN = new UpscalePlan(
            METHODS.named("lanczos").orElseThrow(),
            scale(2),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            ValueMode.STORED,
            KeepMode.PHYSICAL_SIZE,
            WriteOptions.DEFAULT,
            1);

    private static MethodOptions scale(int times) {
        return MethodOptions.of(new Target.Scale(Ratio.of(times), Ratio.of(times)));
    }

    /** Of each part of a plan, another value; a part that is new wants one here. */
    private static final Map<String, Object> OTHER = Map.of(
            "method", METHODS.named("nearest").orElseThrow(),
            "options", scale(3),
            "alpha", Optional.of(AlphaMode.STRAIGHT),
            "linear", true,
            "range", Optional.of(RangeMode.FLOAT),
            "depth", Optional.of(SampleType.U16),
            "values", ValueMode.of(ValueMode.Kind.AUTO),
            "keep", KeepMode.NOTHING,
            "write", WriteOptions.DEFAULT.withQuality(50),
            "threads", 2);

    @TestFactory
    Stream<DynamicTest> everyPartOfAPlanCountsButThreads() {
        return Arrays.stream(UpscalePlan.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> dynamicTest(name, () -> {
                    assertThat(OTHER).containsKey(name);
                    assertThat(Fingerprint.of(changed(name)) == Fingerprint.of(PLAN))
                            .isEqualTo(name.equals("threads"));
                }));
    }

    private static UpscalePlan changed(String name) throws ReflectiveOperationException {
        RecordComponent[] parts = UpscalePlan.class.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].getName().equals(name)
                    ? OTHER.get(name)
                    : parts[i].getAccessor().invoke(PLAN);
        }
        return UpscalePlan.class
                .getConstructor(
                        Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new))
                .newInstance(values);
    }

    private static Function<MethodOptions, MethodOptions> with(Parameter<?> parameter, Object value) {
        return options -> set(options, parameter, value);
    }

    private static <T> MethodOptions set(MethodOptions options, Parameter<T> parameter, Object value) {
        return options.with(parameter, parameter.type().cast(value));
    }

    private static KernelBank bank(double weight) {
        return new KernelBank(
                KernelBank.Layout.PLAIN, new int[] {1, 2}, new double[] {1, weight}, Optional.empty(), "k");
    }

    @Test
    void everyOptionOfAMethodCountsAndEveryValueOfIt() throws IllegalAccessException {
        Map<Parameter<?>, List<?>> values = new HashMap<>();
        values.put(Parameter.KERNEL, List.of(Kernels.LANCZOS3, Kernels.CATMULL_ROM));
        values.put(Parameter.WEIGHTS, List.of(bank(1), bank(2), bank(1).withBias(new double[] {1})));
        values.put(Parameter.ENSEMBLE, List.of(true, false));
        NetworkModel model = Modelled.model(2);
        values.put(
                Parameter.MODEL,
                List.of(
                        model,
                        Modelled.model(3),
                        new NetworkModel(model.name(), model.networks(), Optional.of(Degradation.BOX)),
                        new NetworkModel(model.name(), model.networks(), Optional.empty())));
        values.put(Parameter.REFINEMENTS, List.of(0, 1, 2));
        values.put(Parameter.CHANNELS, List.of(Channels.values()));
        values.put(Parameter.WINDOW, List.of(Pair.both(1), new Pair(1, 2), new Pair(2, 1)));
        values.put(Parameter.CEIL_MODE, List.of(true, false));
        values.put(Parameter.COUNT_PADDING, List.of(true, false));
        values.put(Parameter.INDEX_LAYOUT, List.of(IndexLayout.values()));
        values.put(Parameter.STRIDE, List.of(Pair.both(1), Pair.both(2)));
        values.put(Parameter.DILATION, List.of(Pair.both(1), Pair.both(2)));
        values.put(Parameter.OUTPUT_PADDING, List.of(Pair.both(1), Pair.both(2)));
        values.put(Parameter.EVEN_OVERLAP, List.of(EvenOverlap.values()));
        values.put(Parameter.GROUPS, List.of(1, 2));
        values.put(Parameter.EDGE, List.of(Edge.ZERO, Edge.WRAP, Edge.value(1)));
        values.put(Parameter.ALIGNMENT, List.of(Alignment.values()));
        values.put(Parameter.NEAREST_ROUNDING, List.of(NearestRounding.values()));
        values.put(Parameter.APODIZATION, List.of(Apodization.HANN, Apodization.tukey(0.25), Apodization.tukey(0.5)));
        values.put(Parameter.ANTIALIAS, List.of(true, false));
        values.put(Parameter.DERINGING, List.of(0.5, 1.0));
        values.put(Parameter.PADDING, List.of(Padding.Rule.SAME, Padding.Rule.VALID, new Padding.Sides(1, 0, 0, 0)));
        values.put(Parameter.OFFSET, List.of(Pair.both(0), Pair.both(1)));
        values.put(Parameter.CHANNEL_ORDER, List.of(ChannelOrder.values()));
        values.put(Parameter.LIKE, List.of(Like.values()));

        Map<Long, String> seen = new HashMap<>();
        seen.put(Fingerprint.of(scale(2)), "nothing");
        for (var field : Parameter.class.getFields()) {
            Parameter<?> parameter = (Parameter<?>) field.get(null);
            if (parameter != Parameter.POSITIONS) { // whose file counts
                assertThat(values).as("values for " + field.getName()).containsKey(parameter);
                for (Object value : values.get(parameter)) {
                    String what = parameter + "=" + value;
                    long print = Fingerprint.of(with(parameter, value).apply(scale(2)));
                    assertThat(seen.put(print, what)).as(what).isNull();
                }
            }
        }
    }

    @Test
    void theOrderInWhichOptionsWereGivenDoesNot() {
        MethodOptions one = scale(2).with(Parameter.EDGE, Edge.WRAP).with(Parameter.GROUPS, 2);
        MethodOptions other = scale(2).with(Parameter.GROUPS, 2).with(Parameter.EDGE, Edge.WRAP);
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
    }

    @Test
    void everyKernelHasItsOwn() {
        Map<Long, String> seen = new HashMap<>();
        List<String> specs = new ArrayList<>(List.of("cubic:0,0.5", "cubic:0,0.75", "lanczos:2", "lanczos:4"));
        Kernels.families().forEach(family -> {
            if (!family.name().equals("cubic")) {
                specs.add(family.name());
            }
        });
        for (String spec : specs) {
            String before = seen.put(Fingerprint.of(Kernels.parse(spec)), spec);
            // families whose standard member is another's
            assertThat(before == null || sameWeights(before, spec))
                    .as(before + " and " + spec)
                    .isTrue();
        }
    }

    private static boolean sameWeights(String one, String other) {
        for (double x = -8; x <= 8; x += 1.0 / 32) {
            if (Kernels.parse(one).weight(x) != Kernels.parse(other).weight(x)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void howAFileIsWrittenAndWhichPagesCount() {
        assertThat(Stream.<Object>of(
                                WriteOptions.DEFAULT,
                                WriteOptions.DEFAULT.withEffort(Effort.ofLevel(9)),
                                WriteOptions.DEFAULT.withTile(OptionalInt.of(16)),
                                WriteOptions.DEFAULT.withTile(OptionalInt.of(32)),
                                PageChoice.DEFAULT,
                                PageChoice.ALL,
                                PageChoice.only(1),
                                PageChoice.only(2))
                        .map(Fingerprint::of))
                .doesNotHaveDuplicates();
    }

    /** As the continuous integration finds it on each JDK. */
    @Test
    void itIsTheSameEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Fingerprint.of("Iı", 0.1, 1L << 40, new double[] {2e-3}, Alignment.HALF_PIXEL, Edge.value(2e-3)))
                    .isEqualTo(-1566071733779202734L);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatCannotBeToldIsRefused() {
        Supplier<String> lambda = () -> "";
        assertThatThrownBy(() -> Fingerprint.of(lambda)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fingerprint.of(new StringBuilder())).isInstanceOf(IllegalArgumentException.class);
    }
}
