package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Metadata;
import upscale.format.Written;
import upscale.format.png.PngFormat;
import upscale.image.Raster;

/**
 * The committed pictures of the documents are what the tool makes today. {@code -Dupscale.docs.write=true} writes them anew: look at
 * each before it is committed.
 */
class PicturesTest {
    private static final Path FOLDER = Path.of("docs", "pictures");
    private static final long LARGEST_SUM = 2_500_000;

    @TestFactory
    Stream<DynamicTest> picturesAreWhatTheToolMakes() {
        return Pictures.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Path file = FOLDER.resolve(entry.getKey() + ".png");
                    Raster made = entry.getValue().get();
                    if (GeneratedPart.WRITE && !(Files.exists(file) && made.sameSamples(Enlarger.read(file)))) {
                        Files.createDirectories(FOLDER);
                        Files.write(file, Written.by(new PngFormat(), made, Metadata.NONE));
                    }
                    assertThat(made.sameSamples(Enlarger.read(file)))
                            .as("%s is what is made now; %s", file, GeneratedPart.TO_WRITE)
                            .isTrue();
                }));
    }

    @Test
    void everyPictureIsMadeShownAndSmall() throws IOException {
        List<String> shown = Markdown.all().stream()
                .flatMap(page -> page.links().stream())
                .filter(link -> link.endsWith(".png"))
                .map(link -> Path.of(link).getFileName().toString())
                .toList();
        long sum = 0;
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertThat(Pictures.all()).containsKey(name.replace(".png", ""));
                assertThat(shown).contains(name);
                sum += Files.size(file);
            }
        }
        assertThat(sum).isPositive().isLessThan(LARGEST_SUM);
    }
}
