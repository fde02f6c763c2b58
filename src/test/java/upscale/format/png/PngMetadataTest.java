package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;
import static upscale.format.png.Chunks.chunk;
import static upscale.format.png.Chunks.end;
import static upscale.format.png.Chunks.header;
import static upscale.format.png.Chunks.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.Resolution.Unit;
import upscale.format.Source;
import upscale.format.Texts;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

class PngMetadataTest {
    private static final PngFormat PNG = new PngFormat();

    private static Page read(Chunks chunks) throws IOException {
        return PNG.read(Source.of("test.png", chunks.file())).first().whole();
    }

    private static Chunks written(ImageInfo info, Metadata metadata) throws IOException {
        return Chunks.parse(Written.by(PNG, Raster.allocate(info), metadata));
    }

    /** A row of 16-bit gray samples with sBIT. */
    private static Chunks gray16(int significant, int... samples) {
        int[] row = new int[1 + 2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            row[1 + 2 * i] = samples[i] >> 8;
            row[2 + 2 * i] = samples[i] & 0xff;
        }
        return Chunks.of(header(samples.length, 1, 16, Header.GRAY), chunk("sBIT", significant), image(row), end());
    }

    @Test
    void bitsAreSignificantWhereSamplesAreLow() throws IOException {
        assertThat(read(gray16(12, 0, 7, 4095)).image().info().significantBits())
                .isEqualTo(12);
        assertThat(read(gray16(12, 0, 7, 4096)).image().info().significantBits())
                .as("does not fit")
                .isEqualTo(16);
        assertThat(read(gray16(12, 0, 16, 160, 4080)).image().info().significantBits())
                .as("dark, and scaled up")
                .isEqualTo(16);
        assertThat(read(gray16(16, 1, 2)).image().info().significantBits()).isEqualTo(16);
        assertThat(read(gray16(17, 1, 2)).metadata().properties()).containsEntry("ignored", "sBIT");
    }

    @Test
    void bitsOfChannelsThatDifferAreOnlyListed() throws IOException {
        Page page = read(Chunks.of(header(1, 1, 8, Header.RGB), chunk("sBIT", 5, 6, 5), image(0, 1, 2, 3), end()));
        assertThat(page.image().info().significantBits()).isEqualTo(8);
        assertThat(page.metadata().properties()).containsEntry("sBIT", "5,6,5");
    }

    @Test
    void writesSignificantBitsOfEveryChannel() throws IOException {
        ImageInfo info = ImageInfo.gray(2, 2, SampleType.U16).withSignificantBits(12);
        Metadata said = Metadata.NONE.with("sBIT", "12");
        assertThat(written(info, said).data("sBIT")).containsExactly(12);
        assertThat(written(info.withAlphaAdded(Alpha.STRAIGHT), said).data("sBIT"))
                .containsExactly(12, 12);
        assertThat(written(info, Metadata.NONE).types())
                .as("other readers would shift low values down")
                .doesNotContain("sBIT");
        assertThat(written(ImageInfo.rgb(2, 2, SampleType.U8), Metadata.NONE).types())
                .containsExactly("IHDR", "IDAT", "IDAT", "IEND");
    }

    @ParameterizedTest
    @CsvSource({
        "300,300,INCH,11811,11811,1",
        "118.11,59.055,CENTIMETRE,11811,5906,1",
        "2835,1000,METRE,2835,1000,1",
        "3,4,NONE,3,4,0",
        "1,1.5,NONE,2,3,0",
        "1,0.3,NONE,10,3,0",
        "0.25,0.5,METRE,1,2,0",
        "1e10,2e10,METRE,1073741824,2147483647,0"
    })
    void writesResolution(double x, double y, Unit unit, int storedX, int storedY, int storedUnit) throws IOException {
        Metadata metadata = Metadata.NONE.withResolution(Optional.of(new Resolution(x, y, unit)));
        Chunks chunks = written(ImageInfo.gray(1, 1, SampleType.U8), metadata);
        assertThat(chunks.data("pHYs"))
                .isEqualTo(java.nio.ByteBuffer.allocate(9)
                        .putInt(storedX)
                        .putInt(storedY)
                        .put((byte) storedUnit)
                        .array());
        assertThat(read(chunks).metadata().resolution())
                .contains(new Resolution(storedX, storedY, storedUnit == 1 ? Unit.METRE : Unit.NONE));
    }

    @Test
    void aTransparentColourBecomesAlpha() throws IOException {
        Raster gray = read(Chunks.of(
                        header(4, 1, 2, Header.GRAY), chunk("tRNS", 0xff, 0b10), image(0, 0b00_01_10_11), end()))
                .raster();
        assertThat(gray.info().type()).isEqualTo(SampleType.U8);
        assertThat(gray.info().alpha()).isEqualTo(Alpha.STRAIGHT);
        assertThat(row(gray, 0)).containsExactly(0, 85, 170, 255);
        assertThat(row(gray, 1)).containsExactly(255, 255, 0, 255);
        Raster rgb = read(Chunks.of(
                        header(2, 1, 16, Header.RGB),
                        chunk("tRNS", 0, 1, 0, 2, 0, 3),
                        image(0, 0, 1, 0, 2, 0, 3, 0, 1, 0, 2, 1, 3),
                        end()))
                .raster();
        assertThat(row(rgb, 3)).containsExactly(0, 65535);
        assertThat(row(rgb, 2)).containsExactly(3, 259);
    }

    private static int[] row(Raster raster, int channel) {
        int[] row = new int[raster.info().width()];
        for (int x = 0; x < row.length; x++) {
            row[x] = (int) raster.get(channel, x, 0);
        }
        return row;
    }

    @Test
    void opaqueColoursAtThePalettesEndNeedNoTransparency() throws IOException {
        ImageInfo some =
                ImageInfo.palette(2, 2, SampleType.U2, new Palette(new int[] {0x010203ff, 0x04050680, 0x070809ff}));
        Chunks chunks = written(some, Metadata.NONE);
        assertThat(chunks.data("tRNS")).containsExactly(0xff, 0x80);
        assertThat(read(chunks).image().info().palette()).isEqualTo(some.palette());
        ImageInfo opaque = ImageInfo.palette(2, 2, SampleType.U1, new Palette(new int[] {0x010203ff, 0x040506ff}));
        assertThat(written(opaque, Metadata.NONE).types()).doesNotContain("tRNS");
    }

    @Test
    void turnsByExif() throws IOException {
        Chunks upright = Chunks.of(header(1, 1, 8, Header.GRAY), image(0, 1), end());
        Chunks.Chunk exif =
                chunk("eXIf", 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0);
        assertThat(read(upright).metadata().orientation()).isEqualTo(Orientation.UPRIGHT);
        assertThat(read(upright.before("IDAT", exif)).metadata().orientation()).isEqualTo(Orientation.QUARTER_TURN);
        assertThat(read(upright.before("IEND", exif)).metadata().orientation()).isEqualTo(Orientation.QUARTER_TURN);
    }

    @Test
    void dropsAProfileOfAnotherColourSpace() throws IOException {
        byte[] profile = new byte[200];
        profile[3] = (byte) profile.length;
        System.arraycopy("CMYK".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 0, profile, 16, 4);
        ImageInfo info = ImageInfo.rgb(1, 1, SampleType.U8).withIcc(Optional.of(new IccProfile(profile)));
        assertThat(written(info, Metadata.NONE).types()).doesNotContain("iCCP");
        Page page = read(Chunks.of(
                header(1, 1, 8, Header.RGB),
                new Chunks.Chunk("iCCP", ColourProfile.write(new IccProfile(profile))),
                image(0, 1, 2, 3),
                end()));
        assertThat(page.image().info().icc()).isEmpty();
        assertThat(page.metadata().properties()).containsEntry("ignored", "iCCP");
    }

    @Test
    void listsWhatElseAFileSays() throws IOException {
        Page page = read(Chunks.of(
                header(1, 1, 8, Header.GRAY),
                chunk("gAMA", 0, 0, 0xb1, 0x8f),
                chunk("sRGB", 1),
                chunk("tEXt", 'T', 'i', 't', 'l', 'e', 0, 'x'),
                image(0, 1),
                chunk("iTXt", 'A', 'u', 't', 'h', 'o', 'r', 0, 0, 0, 0, 0, 'y'),
                end()));
        assertThat(page.metadata().properties())
                .containsEntry("gamma", "0.45455")
                .containsEntry("srgb", "relative colorimetric")
                .containsEntry("text", "Title, Author")
                .containsEntry("interlace", "none")
                .doesNotContainKeys("ignored", "trailing bytes");
    }

    private static final Texts TEXTS = new Texts(List.of(
            new Texts.Entry(Texts.TITLE, "Grüße"),
            new Texts.Entry(Texts.AUTHOR, "Ζωή"),
            new Texts.Entry(Texts.COMMENT, "words ".repeat(400)),
            new Texts.Entry(Texts.COMMENT, "слова ".repeat(400)),
            new Texts.Entry(Texts.COPYRIGHT, ""),
            new Texts.Entry(Texts.DESCRIPTION, "de-AT", "Beschreibung", "ein Bild"),
            new Texts.Entry(Texts.XMP, "<x:xmpmeta tiff:Orientation=\"1\"/>")));

    @Test
    void textsComeBackInTheSimplestChunkThatHoldsThem() throws IOException {
        Chunks chunks = written(ImageInfo.gray(1, 1, SampleType.U8), Metadata.NONE.with(TEXTS));
        assertThat(chunks.types())
                .containsExactly(
                        "IHDR", "tEXt", "iTXt", "zTXt", "iTXt", "tEXt", "iTXt", "iTXt", "IDAT", "IDAT", "IEND");
        assertThat(read(chunks).metadata().attached(Texts.class)).contains(TEXTS);
        assertThat(chunks.file().length).isLessThan(700);
    }

    @Test
    void malformedTextsAndTextsTooLongAreNamedAndPassedOver() throws IOException {
        byte[] bomb = new byte[Texts.MAX_CHARACTERS + 1];
        byte[] zipped = Chunks.deflated(bomb);
        byte[] zText = new byte[2 + 1 + zipped.length];
        zText[0] = 'k';
        System.arraycopy(zipped, 0, zText, 3, zipped.length);
        for (Chunks.Chunk bad : List.of(
                new Chunks.Chunk("zTXt", zText),
                new Chunks.Chunk("tEXt", new byte[Texts.MAX_CHARACTERS + 1]),
                chunk("tEXt", 'n', 'o', ' ', 'e', 'n', 'd'),
                chunk("tEXt", 0, 'x'),
                chunk("zTXt", 'k', 0),
                chunk("zTXt", 'k', 0, 1, 1, 1),
                chunk("zTXt", 'k', 0, 0, 1, 2, 3),
                chunk("iTXt", 'k', 0, 0, 0, 'e', 'n'),
                chunk("iTXt", 'k', 0, 0, 0, 0, 0, 0xff),
                chunk("iTXt", 'k', 0, 2, 0, 0, 0, 'x'),
                chunk("iTXt", 'k', 0))) {
            Page page = read(Chunks.of(header(1, 1, 8, Header.GRAY), bad, image(0, 1), end()));
            assertThat(page.metadata().attached(Texts.class)).isEmpty();
            assertThat(page.metadata().properties()).containsEntry("ignored", bad.type());
        }
    }

    @Test
    void whatIsSaidOfColoursIsKept() throws IOException {
        Chunks.Chunk[] said = {
            chunk("cHRM", new java.util.Random(1).ints(32, 0, 100).toArray()),
            chunk("cICP", 9, 16, 0, 1),
            chunk("cLLI", 0, 0, 1, 0, 0, 0, 2, 0),
            chunk("gAMA", 0, 0, 0xb1, 0x8f),
            chunk("mDCV", new java.util.Random(2).ints(24, 0, 100).toArray()),
            chunk("sRGB", 1)
        };
        Chunks chunks = Chunks.of(header(1, 1, 8, Header.RGB), image(0, 1, 2, 3), end());
        for (Chunks.Chunk chunk : said) {
            chunks = chunks.before("IDAT", chunk);
        }
        Page page = read(chunks);
        Chunks again = written(page.image().info(), page.metadata());
        for (Chunks.Chunk chunk : said) {
            assertThat(again.data(chunk.type())).as(chunk.type()).isEqualTo(chunk.data());
        }
        Page wrong = read(Chunks.of(header(1, 1, 8, Header.GRAY), chunk("cICP", 9, 16, 0), image(0, 1), end()));
        assertThat(wrong.metadata().properties()).containsEntry("ignored", "cICP");
    }

    @Test
    void aProfileStandsBesideNoStatementThatItIsSrgb() throws IOException {
        Page page = read(Chunks.of(
                header(1, 1, 8, Header.RGB), chunk("sRGB", 0), chunk("gAMA", 0, 0, 1, 0), image(0, 1, 2, 3), end()));
        byte[] profile = new byte[200];
        profile[3] = (byte) profile.length;
        System.arraycopy("RGB ".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 0, profile, 16, 4);
        ImageInfo profiled = page.image().info().withIcc(Optional.of(new IccProfile(profile)));
        assertThat(written(profiled, page.metadata()).types())
                .contains("iCCP", "gAMA")
                .doesNotContain("sRGB");
    }
}
