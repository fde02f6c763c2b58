package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Kernels;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/** {@code Image.resize} of Pillow 9.4, by {@code --like pillow}: every pixel equal. */
class PillowOracleTest {
    @RegisterExtension
    static final Tally TALLY = new Tally("pillow");

    private static final Map<String, String> METHODS =
            Map.of("NEAREST", "nearest", "BILINEAR", "bilinear", "BICUBIC", "bicubic", "LANCZOS", "lanczos");
    private static final Map<String, String> KERNELS = Map.of("BOX", "box", "HAMMING", "hamming:1");

    static Stream<ImageCase> resize() {
        return ImageCase.of("Pillow").stream();
    }

    @ParameterizedTest
    @MethodSource
    void resize(ImageCase c) {
        TALLY.run(Optional.empty(), () -> {
            MethodOptions options = MethodOptions.of(c.target()).with(Parameter.LIKE, Like.PILLOW);
            if (KERNELS.containsKey(c.filter())) {
                options = options.with(Parameter.KERNEL, Kernels.parse(KERNELS.get(c.filter())));
            }
            ImageCase.Differences found = c.differences(METHODS.getOrDefault(c.filter(), "lanczos"), options);
            assertThat(found.differing()).as("%s: %s", c, found).isZero();
        });
    }
}
