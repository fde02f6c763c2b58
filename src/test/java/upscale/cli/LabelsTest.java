package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.dicom.DicomBytes;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.samples.PhantomSeries;

/** {@code --labels}: no label comes out that did not go in. */
class LabelsTest {
    @TempDir
    private Path folder;

    private Path labels() {
        return ImageFiles.write(folder.resolve("labels.png"), Samples.noise(ImageInfo.gray(9, 7, SampleType.U16), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m lanczos -s 2.5",
                "-k mitchell -s 3",
                "-m bicubic --like opencv --size 20x9",
                "-m transposed -s 2"
            })
    void noLabelIsMadeUp(String words) {
        Path in = labels();
        Path out = folder.resolve("out.png");
        Object[] args = (in + " " + words + " --labels -o " + out).split(" ");
        assertThat(Ran.well(args).err()).contains("nearest");
        assertThat(ImageFiles.info(out).type()).isEqualTo(SampleType.U16);
        assertThat(values(out)).isSubsetOf(values(in)).hasSizeGreaterThan(30);
    }

    private static java.util.Set<Double> values(Path file) {
        return Arrays.stream(ImageFiles.samples(file)[0])
                .flatMapToDouble(Arrays::stream)
                .boxed()
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"BINARY, true", "LABELMAP, true", "FRACTIONAL, false"})
    void segmentationsAreLabelsByThemselves(String kind, boolean copied) throws IOException {
        DicomBytes data = PhantomSeries.dataSet(2, 0)
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.66.4")
                .text(0x00620001, "CS", kind);
        Path in = Files.write(folder.resolve("seg.dcm"), PhantomSeries.file(data, 2));
        Path out = folder.resolve("out.tif");
        Ran ran = Ran.well(in, "-s", "2", "-o", out);
        assertThat(values(in).containsAll(values(out))).isEqualTo(copied);
        assertThat(ran.err().contains("holds labels, which are copied from the nearest on the grid of lanczos"))
                .isEqualTo(copied);
    }

    @Test
    void nearestIsNearestEitherWay() {
        Path in = labels();
        Path plain = folder.resolve("plain.png");
        Path labelled = folder.resolve("labelled.png");
        Ran.well(in, "-s", "2.5", "-m", "nearest", "--nearest-rounding", "floor", "-o", plain);
        Ran.well(in, "-s", "2.5", "-m", "nearest", "--nearest-rounding", "floor", "--labels", "-o", labelled);
        assertThat(ImageFiles.samples(labelled)).isDeepEqualTo(ImageFiles.samples(plain));
    }

    @ParameterizedTest
    @CsvSource({
        "-m pixel-shuffle -s 2, pixel-shuffle has no grid that labels could lie on",
        "-s 2 --linear, --labels copies samples and mixes none: leave out --linear"
    })
    void whatLabelsCannotHaveIsRefused(String words, String reason) {
        Object[] args = (labels() + " --labels " + words).split(" ");
        Ran ran = Ran.with(args);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).hasSize(1).first().asString().contains(reason);
    }
}
