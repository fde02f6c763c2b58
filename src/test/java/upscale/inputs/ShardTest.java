package upscale.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of inputs: what holds whatever they are called. */
class ShardTest {
    private static Selection selection(List<Input> inputs) {
        return new Selection(inputs, List.of(), List.of(), List.of());
    }

    private static List<Input> images(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Input.found(Path.of("photos/s" + i % 7 + "/img" + i + ".png"), Path.of("s" + i % 7)))
                .toList();
    }

    private static int part(Input input, int count, boolean byFolders) {
        List<Integer> parts = IntStream.rangeClosed(1, count)
                .filter(number -> !new Shard(number, count)
                        .of(selection(List.of(input)), byFolders)
                        .inputs()
                        .isEmpty())
                .boxed()
                .toList();
        assertThat(parts).as(input.name()).hasSize(1);
        return parts.get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 10, 64})
    void areAboutEquallyLargeAndTheRestIsOthers(int count) {
        List<Input> all = images(10_000);
        for (int number = 1; number <= count; number++) {
            Selection part = new Shard(number, count).of(selection(all), true);
            assertThat(part.inputs().size()).isBetween(7_000 / count, 13_000 / count);
            assertThat(Stream.concat(part.inputs().stream(), part.others().stream()))
                    .containsExactlyInAnyOrderElementsOf(all);
            assertThat(part.inputs()).isSubsetOf(all).isSortedAccordingTo((a, b) -> all.indexOf(a) - all.indexOf(b));
        }
    }

    @Test
    void anInputIsInDoNotHangOnWhatElseThereIsNorWhereTheFolderLies() {
        for (Input input : images(50)) {
            Input elsewhere = Input.found(Path.of("/mnt").resolve(input.name()), input.folder());
            assertThat(part(elsewhere, 5, true)).isEqualTo(part(input, 5, true));
        }
    }

    @Test
    void areTheSameForWhatMightBeWrittenToOneFile() {
        for (String[] names : new String[][] {{"a.jpg", "a.png"}, {"B.png", "b.png"}, {"\u00e9.png", "e\u0301.png"}}) {
            for (int count = 2; count < 40; count++) {
                assertThat(part(Input.found(Path.of(names[0]), Path.of("x")), count, true))
                        .isEqualTo(part(Input.found(Path.of(names[1]), Path.of("X")), count, true));
                assertThat(part(Input.found(Path.of(names[0]), Path.of("x")), count, false))
                        .isEqualTo(part(Input.found(Path.of(names[1]), Path.of("y")), count, false));
            }
        }
    }

    /** As anybody can compute them: {@code zlib.crc32(b"s0/img0") % 8} is 6 in Python, the seventh from 0. */
    @Test
    void followFromTheChecksumOfTheName() {
        assertThat(part(images(1).get(0), 8, true)).isEqualTo(7);
    }
}
