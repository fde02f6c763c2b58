package upscale.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method there is, held to the contract. */
final class RegisteredMethodsTest extends MethodContract {
    private final Methods methods = Methods.load(getClass().getClassLoader());

    @Override
    protected Stream<Method> methods() {
        return Stream.concat(
                Fed.enlarging(methods).stream(),
                methods.all().stream().filter(Method::unpools).map(Placed::new));
    }

    @Test
    void unpoolingIsAmongThem() {
        assertThat(methods()).anyMatch(Method::unpools);
    }

    @Test
    void areFoundByName() {
        for (String name : List.of("nearest", "bilinear", "bicubic", "lanczos", "bed-of-nails", "transposed")) {
            assertThat(methods.named(name))
                    .hasValueSatisfying(m -> assertThat(m.name()).isEqualTo(name));
        }
        assertThat(methods.named("Lanczos")).isPresent();
        assertThat(methods.named("lanczos3")).isEmpty();
    }
}
