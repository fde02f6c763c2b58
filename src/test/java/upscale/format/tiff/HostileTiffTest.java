package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Source;

/** Odd and broken files of other projects: each is read or refused, and nothing else comes of it. */
class HostileTiffTest {
    private static final Path FILES = Path.of("..", "shared", "hostile");

    private static Path folder(String name) {
        Path folder = FILES.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is absent");
        return folder;
    }

    /** The least number of files that are read: what is refused beyond that is news. */
    @ParameterizedTest
    @CsvSource({"twelvemonkeys-tiff, 100", "libtiff-test-images/test/images, 10"})
    void comesBackWithADocumentOrAnIoException(String name, int leastRead) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder(name))) {
            files = all.filter(file -> file.toString().matches(".*\\.tiff?"))
                    .sorted()
                    .toList();
        }
        List<String> read = new ArrayList<>();
        Map<String, String> refused = new TreeMap<>();
        for (Path file : files) {
            try {
                Document document = new TiffFormat().read(Source.of(file));
                read.add(file.getFileName() + " " + document.first().image().info());
            } catch (FormatException e) {
                refused.put(file.getFileName().toString(), e.kind() + " " + e.getMessage());
            } catch (Throwable t) {
                fail(file.toString(), t);
            }
        }
        System.out.println(name + ": " + read.size() + " read, " + refused.size() + " refused");
        refused.forEach((file, why) -> System.out.println("  " + file + ": " + why));
        assertThat(read).hasSizeGreaterThanOrEqualTo(leastRead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half.tif", "hugecount.tif", "hugedim.tif", "loop.tif"})
    void refusesBombs(String name) {
        Path file = folder("bombs").resolve(name);
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> new TiffFormat().read(Source.of(file)).first())
                .satisfies(e -> assertThat(e.kind()).isNotEqualTo(FormatException.Kind.UNSUPPORTED));
    }
}
