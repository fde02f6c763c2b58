package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.ExifBlock;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.Texts;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code --depth} and {@code --strip}: what samples become, and what else is written. */
class DepthAndStripTest {
    @TempDir
    Path folder;

    private Path write(String name, ImageInfo info, Metadata metadata) {
        return ImageFiles.write(folder.resolve(name), Samples.noise(info, 4), metadata);
    }

    private Page result(Path in, String out, Object... words) {
        Object[] args = java.util.Arrays.copyOf(words, words.length + 3);
        args[words.length] = in;
        args[words.length + 1] = "-o";
        args[words.length + 2] = folder.resolve(out);
        Ran.well(args);
        return ImageFiles.read(folder.resolve(out));
    }

    @ParameterizedTest
    @CsvSource({
        "16, png, U16",
        "8, png, U8",
        "4, png, U4",
        "1, png, U1",
        "32, tif, U32",
        "half, tif, F16",
        "float, npy, F32",
        "double, npy, F64"
    })
    void samplesAreOfTheDepthAskedFor(String depth, String suffix, SampleType type) throws IOException {
        Path in = write("in.png", ImageInfo.gray(9, 7, SampleType.U8), Metadata.NONE);
        Raster read = result(in, "out." + suffix, "-s", 2, "--depth", depth).raster();
        assertThat(read.info().type()).isEqualTo(type);
        assertThat(read.info().width()).isEqualTo(18);
    }

    @Test
    void sixteenBitsHoldWhatIsBetweenTwoLevelsOfEight() throws IOException {
        Path in = folder.resolve("in.png");
        Raster step = Raster.allocate(ImageInfo.gray(2, 1, SampleType.U8));
        step.set(0, 1, 0, 1);
        ImageFiles.write(in, step, Metadata.NONE);
        Raster read = result(in, "out.png", "-s", "2x1", "-m", "bilinear", "--depth", 16)
                .raster();
        assertThat(List.of(read.get(0, 0, 0), read.get(0, 1, 0), read.get(0, 2, 0), read.get(0, 3, 0)))
                .containsExactly(0.0, 64.0, 193.0, 257.0); // a quarter of 257 is 64.25, three quarters are 192.75
    }

    @Test
    void aPaletteStaysOnlyIfItsDepthDoes() throws IOException {
        Palette palette = new Palette(new int[] {0x102030ff, 0xfffefdff, 0x000000ff, 0x000000ff});
        Path in = write("in.png", ImageInfo.palette(5, 5, SampleType.U2, palette), Metadata.NONE);
        assertThat(result(in, "same.png", "-s", 2, "-m", "nearest", "--depth", 2)
                        .image()
                        .info()
                        .colour())
                .isEqualTo(Colour.PALETTE);
        Raster expanded =
                result(in, "rgb.png", "-s", 2, "-m", "nearest", "--depth", 16).raster();
        assertThat(expanded.info().colour()).isEqualTo(Colour.RGB);
        assertThat(expanded.get(0, 0, 0)).isIn(4112.0, 65535.0, 0.0);
    }

    @Test
    void whatCannotBeScaledIsRefused() {
        Path signed = write("in.npy", ImageInfo.gray(5, 5, SampleType.I16), Metadata.NONE);
        Ran refused = Ran.with(signed, "-s", 2, "--depth", 8, "-o", folder.resolve("out.tif"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--depth is for unsigned").contains("--range offset");
        Ran both = Ran.with(signed, "-s", 2, "--depth", 8, "--range", "float", "-o", folder.resolve("out.tif"));
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("leave out --depth or --range float");
        Ran unknown = Ran.with(signed, "-s", 2, "--depth", 12);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there are 1, 2, 4, 8, 16, 32, half, float, double");
    }

    private static Metadata everything() {
        byte[] exif = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        return Metadata.NONE
                .withResolution(Optional.of(Resolution.dpi(300)))
                .with(ExifBlock.of(exif).orElseThrow())
                .with(new Texts(List.of(new Texts.Entry(Texts.COMMENT, "me"))));
    }

    @ParameterizedTest
    @CsvSource({"png", "jpg"})
    void onlySamplesAreLeftWhereAllElseIsStripped(String suffix) throws IOException {
        byte[] profile = new byte[140];
        profile[3] = (byte) profile.length;
        System.arraycopy(new byte[] {'R', 'G', 'B', ' '}, 0, profile, 16, 4);
        ImageInfo info = ImageInfo.rgb(6, 6, SampleType.U8).withIcc(Optional.of(new IccProfile(profile)));
        Path in = write("in." + suffix, info, everything());
        Page kept = result(in, "kept." + suffix, "-s", 2);
        assertThat(kept.metadata().attachments()).hasSize(2);
        assertThat(kept.metadata().resolution()).isPresent();
        assertThat(kept.image().info().icc()).isPresent();
        Page stripped = result(in, "stripped." + suffix, "-s", 2, "--strip");
        assertThat(stripped.metadata().attachments()).isEmpty();
        assertThat(stripped.metadata().resolution()).isEmpty();
        assertThat(stripped.image().info().icc()).isEmpty();
        assertThat(stripped.raster().sameSamples(kept.raster())).isTrue();
        Ran both = Ran.with(in, "-s", 2, "--strip", "--keep-dpi");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("give one of them");
    }
}
