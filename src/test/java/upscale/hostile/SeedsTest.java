package upscale.hostile;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing begins with and what it has found goes through every target once, as it does under the fuzzer. */
class SeedsTest {
    @TestFactory
    Stream<DynamicContainer> areTakenOrRefused() {
        return Arrays.stream(FuzzTarget.values())
                .map(target -> DynamicContainer.dynamicContainer(
                        target.word(),
                        Seeds.of(target).entrySet().stream()
                                .map(seed ->
                                        DynamicTest.dynamicTest(seed.getKey(), () -> target.check(seed.getValue())))));
    }
}
