package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What a dry run foretells is what then happens, and until then nothing does. */
@Timeout(60)
class DryRunTest {
    private static final Pattern TOLD = Pattern.compile(
            "\"(input|output|format|method|inputWidth|inputHeight|width|height|channels|samples|pages)\""
                    + ":(\"[^\"]*\"|[0-9]+|\\[.*?])");

    @TempDir
    private Path folder;

    private Path in;

    private void makeInputs() throws IOException {
        in = Files.createDirectories(folder.resolve("in/sub")).getParent();
        ImageFiles.gray(in.resolve("gray.png"));
        ImageFiles.write(in.resolve("deep.tif"), Samples.noise(ImageInfo.gray(7, 3, SampleType.U16), 2));
        ImageFiles.write(in.resolve("sub/rgb.jpg"), Samples.noise(ImageInfo.rgb(8, 6, SampleType.U8), 3));
        ImageFiles.turn(ImageFiles.gray(in.resolve("turned.png")), Orientation.ofTag(6));
        Files.copy(Path.of("samples/features.npy"), in.resolve("features.npy"));
        Files.copy(Path.of("samples/palette.png"), in.resolve("palette.png"));
        Files.copy(Path.of("samples/mri-16bit.png"), in.resolve("sub/mri.png"));
        Files.copy(Path.of("samples/mri-16bit.json"), in.resolve("sub/mri.json"));
        Files.createFile(in.resolve("empty.png"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s 2",
                "-s 0.7 -m nearest",
                "--size 9x --linear",
                "--size 20x10 --fit inside --format tiff",
                "-s 3 -m transposed --depth 16 --format png",
                "-s 2 --format jpeg --alpha opaque",
                "-s 2 --strip --range rescale --format npy",
                "-s 2 --labels",
                "-s 2 -m fourier --range offset",
                "-s 40 --limit-pixels 100M,3000",
                "conv -k edge --range float --format tiff",
                "pool -k 2",
                "chain pool_2|bilinear_2|relu",
                "-s 2 --window auto",
                "-s 2 --format bmp --depth 1",
            })
    void foretellsWhatHappens(String words) throws IOException {
        makeInputs();
        List<Object> line = new ArrayList<>(Arrays.stream(words.split(" "))
                .map(word -> word.replace('_', ' '))
                .toList());
        line.addAll(List.of(in, "-r", "--json", "-o", folder + "/out/"));
        List<String> before = files();
        Ran dry = Ran.with(Stream.concat(line.stream(), Stream.of("--dry-run")).toArray());
        assertThat(files()).isEqualTo(before);
        Ran real = Ran.with(line.toArray());
        assertThat(dry.code()).isEqualTo(real.code()).isEqualTo(1);
        List<String> foretold = told(dry);
        assertThat(foretold).hasSizeGreaterThan(7).isEqualTo(told(real));
    }

    private static List<String> told(Ran ran) {
        List<String> lines = ran.text().lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"summary\":");
        return lines.subList(0, lines.size() - 1).stream()
                .map(line -> {
                    assertThat(line).matches(".*(\"status\":\"(written|planned|failed)\").*");
                    StringBuilder told = new StringBuilder(line.contains("\"failed\"") ? line : "");
                    Matcher matcher = TOLD.matcher(line.replaceAll(",\"decisions\":\\{[^}]*}", ""));
                    while (matcher.find()) {
                        told.append(matcher.group().replaceAll(",\"codes\":\\{[^}]*}", ""));
                    }
                    return told.toString();
                })
                .toList();
    }

    @Test
    void isToldInLines() throws IOException {
        makeInputs();
        Ran ran =
                Ran.with(in.resolve("gray.png"), in.resolve("empty.png"), "-s", 2, "-o", folder + "/out/", "--dry-run");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).hasSize(2);
        assertThat(ran.complaints().get(0))
                .isEqualTo("would write: " + in + "/gray.png -> " + folder + "/out/gray.png  5x4 -> 10x8  lanczos");
        assertThat(ran.complaints().get(1)).isEqualTo("upscale: " + in + "/empty.png: the file is empty");
        assertThat(ran.err()).contains("in all: 0 written, 1 would be, 1 failed");
    }

    @Test
    void tellsWhatIsInTheWay() throws IOException {
        makeInputs();
        Path out = Files.writeString(folder.resolve("out.png"), "precious");
        Ran ran = Ran.with(in.resolve("gray.png"), "-s", 2, "-o", out, "--dry-run");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("out.png: exists already");
        Ran.well(in.resolve("gray.png"), "-s", 2, "-f", "-o", out, "--dry-run");
        assertThat(out).hasContent("precious");
        assertThat(Ran.with(in.resolve("gray.png"), "-s", 2, "--report", folder + "/r.csv", "--dry-run")
                        .code())
                .isEqualTo(2);
    }
}
