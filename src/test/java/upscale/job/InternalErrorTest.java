package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/** A method, ours or a plug-in's, that is broken: one line that a report can be made of, and the other inputs are done. */
class InternalErrorTest {
    @TempDir
    private Path folder;

    /** Throws when rows of a wide picture are read, by threads of a sweep if there are several. */
    private record Broken(Supplier<Error> failure) implements Method {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public Set<Parameter<?>> parameters() {
            return Set.of();
        }

        @Override
        public Upsampled apply(Image source, MethodOptions options) {
            return new Upsampled(source.info().width() > 1 ? new Throwing(source, failure) : source, Map.of());
        }
    }

    private record Throwing(Image source, Supplier<Error> failure) implements Image {
        @Override
        public ImageInfo info() {
            return source.info();
        }

        @Override
        public RowReader newReader() {
            return band -> {
                throw failure.get();
            };
        }
    }

    static Stream<Arguments> failures() {
        return Stream.<Supplier<Error>>of(
                        () -> new AssertionError("7"),
                        () -> new NoClassDefFoundError("example/Codec"),
                        () -> new InternalError("what the machine says"),
                        StackOverflowError::new)
                .flatMap(failure -> Stream.of(Arguments.of(failure, 1), Arguments.of(failure, 3)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsToldInALineAndTheOthersAreDone(Supplier<Error> failure, int threads) throws Exception {
        List<String> inputs = List.of(input("a.pgm", 1), input("b.pgm", 2), input("c.pgm", 1));
        List<JobResult> results = new BatchRun(new Broken(failure), threads).into(folder.resolve("out"), inputs);
        assertThat(((JobResult.Failed) results.get(1)).reason())
                .startsWith("internal error, please report it: " + failure.get() + " at upscale.job.InternalErrorTest")
                .contains("InternalErrorTest.java:")
                .doesNotContain("\n");
        assertThat(results.get(0)).isInstanceOf(JobResult.Written.class);
        assertThat(results.get(2)).isInstanceOf(JobResult.Written.class);
        assertThat(folder.resolve("out"))
                .isDirectoryNotContaining(f -> !f.toString().matches(".*[ac]\\.pgm"));
    }

    private String input(String name, int width) throws Exception {
        return Files.writeString(
                        folder.resolve(name), "P5 " + width + " 1 255\n" + "a".repeat(width), StandardCharsets.US_ASCII)
                .toString();
    }
}
