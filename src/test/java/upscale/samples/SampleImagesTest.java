package upscale.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/**
 * That the committed samples are what the generator makes. With {@code -Dupscale.samples.write=true} it writes them first.
 */
class SampleImagesTest {
    private static final Path FOLDER = Path.of("samples");
    private static final Path SERIES = FOLDER.resolve("head");
    private static final Path SIDECAR = FOLDER.resolve("mri-16bit.json");
    private static final long MOST_BYTES = 400_000;

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("upscale.samples.write")) {
            for (SampleImages.Sample sample : SampleImages.ALL) {
                sample.write(FOLDER);
            }
            Files.writeString(SIDECAR, Phantom.SIDECAR);
            PhantomSeries.write(Files.createDirectories(SERIES));
        }
    }

    @TestFactory
    Stream<DynamicTest> theFilesAreWhatTheGeneratorMakes() {
        return SampleImages.ALL.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.fileName(), () -> {
                    if (Boolean.getBoolean("upscale.samples.write")) {
                        sample.write(FOLDER);
                    }
                    Raster made = sample.image().get();
                    Page page = sample.format()
                            .read(Source.of(FOLDER.resolve(sample.fileName())))
                            .first();
                    ImageInfo read = page.image().info();
                    assertThat(page.raster().sameSamples(made))
                            .as("the samples are the same")
                            .isTrue();
                    assertThat(read.colour()).isEqualTo(made.info().colour());
                    assertThat(read.alpha()).isEqualTo(made.info().alpha());
                    assertThat(read.palette()).isEqualTo(made.info().palette());
                    assertThat(read.significantBits()).isEqualTo(made.info().significantBits());
                    assertThat(page.metadata().resolution().isPresent())
                            .isEqualTo(sample.metadata().resolution().isPresent());
                }));
    }

    @Test
    void theSidecarIsThatOfThePhantom() {
        assertThat(SIDECAR).hasContent(Phantom.SIDECAR);
    }

    @TestFactory
    Stream<DynamicTest> theSeriesIsWhatTheGeneratorMakes() {
        return IntStream.range(0, PhantomSeries.SLICES)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        "slice " + (i + 1),
                        () -> assertThat(SERIES.resolve("slice-" + (i + 1) + ".dcm"))
                                .hasBinaryContent(PhantomSeries.file(i))));
    }

    @Test
    void theFolderHoldsNothingElseAndIsSmall() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of(
                                            "README.md",
                                            "head",
                                            "plugin",
                                            SIDECAR.getFileName().toString()),
                                    SampleImages.ALL.stream().map(SampleImages.Sample::fileName))
                            .toList());
        }
        long bytes = 0;
        for (SampleImages.Sample sample : SampleImages.ALL) {
            bytes += Files.size(FOLDER.resolve(sample.fileName()));
        }
        bytes += PhantomSeries.SLICES * Files.size(SERIES.resolve("slice-1.dcm"));
        assertThat(bytes).isLessThan(MOST_BYTES);
    }
}
