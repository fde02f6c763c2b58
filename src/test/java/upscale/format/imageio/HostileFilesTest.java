package upscale.format.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Source;

/** Broken files that others have collected: each is a picture or an {@link IOException}, and cut ones are never a picture. */
class HostileFilesTest {
    private static final Path HOSTILE = Path.of("../shared/hostile");
    private static final Formats FORMATS = Formats.load(HostileFilesTest.class.getClassLoader());

    private static Path hostile(String name) {
        Path path = HOSTILE.resolve(name);
        Assumptions.assumeTrue(Files.exists(path), path + " is not here");
        return path;
    }

    private static Document read(Path path) throws IOException {
        Source source = Source.of(path);
        return FORMATS.of(source).read(source);
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsAPictureOrAnIoException() throws IOException {
        List<String> folders = List.of("imagetestsuite/jpg", "imagetestsuite/gif", "bmpsuite/data", "bmpsuite/html");
        Assumptions.assumeTrue(Files.isDirectory(HOSTILE), HOSTILE + " is not here");
        return folders.stream()
                .flatMap(folder -> files(HOSTILE.resolve(folder)))
                .map(path -> DynamicTest.dynamicTest(
                        path.getParent().getFileName() + "/" + path.getFileName(), () -> requireSound(path)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(path -> path.toString().matches(".*\\.(jpg|gif|bmp)")).sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void requireSound(Path path) {
        try {
            assertThat(read(path).first().image().info().pixels()).isPositive();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(FormatException.class);
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "half.jpg,CORRUPT",
        "half.gif,CORRUPT",
        "half.bmp,CORRUPT",
        "hugedim.jpg,CORRUPT",
        "hugedim.gif,CORRUPT",
        "hugedim.bmp,CORRUPT"
    })
    void partsAndFalseSizesAreRefusedBeforeMemoryIsTaken(String name, FormatException.Kind kind) throws IOException {
        Path path = hostile("bombs/" + name);
        Source source = Source.of(path);
        Format format = FORMATS.of(source);
        assertThat(format.suffixes()).contains(name.substring(name.indexOf('.') + 1));
        assertThatThrownBy(() -> format.read(source).first())
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
