package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --memory} allows. */
class MemoryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"512", "M", "1.5G", "-1G", "0G", "101%", "0%", "lots", "512MB", ""})
    void whatIsNoAmountIsRefused(String word) {
        Ran refused = Ran.with(ImageFiles.gray(folder.resolve("in.png")), "-s", 2, "--memory", word);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints()).singleElement().asString().startsWith("upscale: --memory: '" + word + "' is");
    }

    @Test
    void javaItselfMustFit() {
        Ran refused = Ran.with(ImageFiles.gray(folder.resolve("in.png")), "-s", 2, "--memory", "200M");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .containsExactly(
                        "upscale: --memory: '200M' is too little: 256M is the least, of which Java takes 128M for itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"262144K", "256M", "256m", "1G", "100%"})
    void whatFitsIsDone(String word) {
        Ran.well(ImageFiles.gray(folder.resolve("in.png")), "-s", 2, "--memory", word);
    }

    /** 1.2 gigapixels would be decoded; the others are done, before it and after. */
    @Test
    void whatNeedsMoreIsRefusedWithItsNeed() throws IOException {
        Path large = folder.resolve("large.npy");
        String shape = "{'descr': '|u1', 'fortran_order': False, 'shape': (40000, 30000), }";
        byte[] header = "\u0093NUMPY\u0001\0v\0%-117s\n".formatted(shape).getBytes(StandardCharsets.ISO_8859_1);
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) { // sparse
            file.write(header);
            file.setLength(128 + 1_200_000_000L);
        }
        Path one = ImageFiles.gray(folder.resolve("one.png"));
        Path two = ImageFiles.gray(folder.resolve("two.png"));
        Ran ran = Ran.with(one, large, two, "-s", 2, "--memory", "300M", "--limit-pixels", "2G", "-q");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .containsExactly("upscale: " + large + ": too large: it takes about 1160 MiB, and --memory 300M leaves"
                        + " 129 MiB for images: give it more");
        assertThat(folder.resolve("one-2x.png")).exists();
        assertThat(folder.resolve("two-2x.png")).exists();
        assertThat(Files.exists(folder.resolve("large-2x.npy"))).isFalse();
    }

    @Test
    void seriesTakeNone() {
        Ran refused = Ran.with(folder, "--series", "-s", 2, "-o", folder + "/out/", "--memory", "1G");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--series takes no --memory");
    }
}
