package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import upscale.format.ExifBlock;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.Texts;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/**
 * The table of features in {@code docs/formats.md} is what becomes of each when a file is written and read back.
 * {@code -Dupscale.formats.write=true} writes it anew.
 */
class FormatsTableTest {
    private static final Path PAGE = Path.of("docs", "formats.md");
    private static final String BEGIN = "<!-- features: begin -->\n";
    private static final String END = "<!-- features: end -->";

    /** Something that an image or its metadata may have. */
    private record Feature(
            String name, ImageInfo info, UnaryOperator<Metadata> metadata, BiPredicate<Put, Page> kept, boolean said) {}

    /** What was written: samples and what goes with them. */
    private record Put(Raster image, Metadata metadata) {}

    private static final Map<String, Feature> FEATURES = features();

    private static Map<String, Feature> features() {
        Map<String, Feature> features = new LinkedHashMap<>();
        for (SampleType type : SampleType.values()) {
            samples(features, "gray " + type.label(), ImageInfo.gray(33, 9, type));
        }
        for (SampleType type : List.of(SampleType.U8, SampleType.U16, SampleType.F32)) {
            samples(features, "RGB " + type.label(), ImageInfo.rgb(33, 9, type));
        }
        ImageInfo rgb = ImageInfo.rgb(33, 9, SampleType.U8);
        samples(features, "straight alpha", rgb.withAlphaAdded(Alpha.STRAIGHT));
        samples(
                features,
                "straight alpha, 16 bits",
                ImageInfo.rgb(33, 9, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT));
        samples(features, "gray and alpha", ImageInfo.gray(33, 9, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT));
        samples(features, "premultiplied alpha", rgb.withAlphaAdded(Alpha.PREMULTIPLIED));
        samples(features, "palette", ImageInfo.palette(33, 9, SampleType.U4, palette(0xff)));
        samples(features, "palette with transparency", ImageInfo.palette(33, 9, SampleType.U4, palette(0x80)));
        samples(features, "feature map of 5 planes", ImageInfo.planes(33, 9, 5, SampleType.F32));
        samples(
                features,
                "12 significant bits of 16",
                ImageInfo.gray(33, 9, SampleType.U16).withSignificantBits(12));
        samples(features, "colour profile", rgb.withIcc(Optional.of(profile())));
        said(
                features,
                "resolution",
                m -> m.withResolution(Optional.of(Resolution.dpi(300))),
                (written, read) -> read.resolution()
                        .map(r -> r.in(Resolution.Unit.INCH))
                        .filter(r -> Math.abs(r.x() - 300) < 0.5 && Math.abs(r.y() - 300) < 0.5)
                        .isPresent());
        said(
                features,
                "gamma",
                m -> m.withGamma(Optional.of(1.8)),
                (written, read) ->
                        read.gamma().filter(g -> Math.abs(g - 1.8) < 1e-4).isPresent());
        said(
                features,
                "EXIF",
                m -> m.with(exif()),
                (written, read) -> read.attached(ExifBlock.class).isPresent());
        text(features, "XMP", new Texts.Entry(Texts.XMP, "<x:xmpmeta/>"));
        for (String keyword :
                List.of(Texts.TITLE, Texts.AUTHOR, Texts.DESCRIPTION, Texts.COPYRIGHT, Texts.SOFTWARE, Texts.COMMENT)) {
            text(features, keyword.toLowerCase(java.util.Locale.ROOT), new Texts.Entry(keyword, "Grüße"));
        }
        return features;
    }

    private static void samples(Map<String, Feature> features, String name, ImageInfo info) {
        features.put(
                name,
                new Feature(
                        name,
                        info,
                        UnaryOperator.identity(),
                        (written, page) -> {
                            ImageInfo to = page.image().info();
                            return to.type() == info.type()
                                    && to.colour() == info.colour()
                                    && to.alpha() == info.alpha()
                                    && to.channels() == info.channels()
                                    && to.significantBits() == info.significantBits()
                                    && to.icc().equals(info.icc())
                                    && to.palette().equals(info.palette());
                        },
                        false));
    }

    private static void said(
            Map<String, Feature> features,
            String name,
            UnaryOperator<Metadata> saying,
            BiPredicate<Metadata, Metadata> kept) {
        ImageInfo gray = ImageInfo.gray(33, 9, SampleType.U8);
        features.put(
                name,
                new Feature(
                        name, gray, saying, (written, page) -> kept.test(written.metadata(), page.metadata()), true));
    }

    private static void text(Map<String, Feature> features, String name, Texts.Entry entry) {
        said(
                features,
                name,
                m -> m.with(new Texts(List.of(entry))),
                (written, read) -> read.attached(Texts.class)
                        .flatMap(texts -> texts.get(entry.keyword()))
                        .filter(entry.text()::equals)
                        .isPresent());
    }

    private static Palette palette(int alpha) {
        int[] colours = new int[16];
        for (int i = 0; i < 16; i++) {
            colours[i] = i * 0x0f1e2d00 | (i == 3 ? alpha : 0xff);
        }
        return new Palette(colours);
    }

    private static IccProfile profile() {
        byte[] bytes = new byte[200];
        bytes[3] = (byte) bytes.length;
        System.arraycopy(new byte[] {'R', 'G', 'B', ' '}, 0, bytes, 16, 4);
        return new IccProfile(bytes);
    }

    /** A block with a camera's maker. */
    private static ExifBlock exif() {
        ByteBuffer b = ByteBuffer.allocate(26).put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
        b.putShort((short) 0x10f).putShort((short) 2).putInt(4).put(new byte[] {'A', 'c', 'm', 0});
        return ExifBlock.of(b.array()).orElseThrow();
    }

    private static String cell(Format format, Feature feature) throws IOException {
        if (format.refuses(feature.info()).isPresent()) {
            return "refused";
        }
        Raster image = feature.info().type() == SampleType.F16
                ? Samples.raster(feature.info(), (c, x, y) -> x - 16 * y)
                : Samples.noise(feature.info(), 7);
        Put written = new Put(image, feature.metadata().apply(Metadata.NONE));
        Page page =
                format.read(Written.source(format, image, written.metadata())).first();
        boolean same = Samples.same(Samples.of(image), Samples.of(page.image()));
        if (feature.kept().test(written, page)) {
            return same || feature.said() ? "kept" : "lossy";
        }
        return same && !feature.said() ? as(image.info(), page.image().info()) : "lost";
    }

    /** How the same values come back under another description. */
    private static String as(ImageInfo from, ImageInfo to) {
        if (!from.icc().equals(to.icc())) {
            return "lost";
        } else if (from.type() != to.type()) {
            return "as " + to.type().label();
        } else if (from.colour() != to.colour()) {
            return "as " + to.colour().name().toLowerCase(java.util.Locale.ROOT);
        } else if (from.significantBits() != to.significantBits()) {
            return "as " + to.significantBits() + " bits";
        }
        return "lost";
    }

    private static String table() throws IOException {
        List<Format> formats = Formats.load(FormatsTableTest.class.getClassLoader()).all().stream()
                .filter(format -> format.reads() && format.writes())
                .toList();
        StringBuilder table = new StringBuilder("| written and read back |");
        formats.forEach(format -> table.append(" `").append(format.name()).append("` |"));
        table.append("\n|---|").append("---|".repeat(formats.size())).append('\n');
        for (Feature feature : FEATURES.values()) {
            List<String> cells = new ArrayList<>();
            for (Format format : formats) {
                cells.add(cell(format, feature));
            }
            table.append("| ")
                    .append(feature.name())
                    .append(" | ")
                    .append(String.join(" | ", cells))
                    .append(" |\n");
        }
        return table.toString();
    }

    @Test
    void tellsWhatBecomesOfEachFeature() throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(begin)
                .as("%s has the place", PAGE)
                .isGreaterThan(BEGIN.length())
                .isLessThanOrEqualTo(end);
        String table = table();
        if (Boolean.getBoolean("upscale.formats.write")) {
            page = page.substring(0, begin) + table + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }
        assertThat(page.substring(begin, end))
                .as("write it anew with -Dupscale.formats.write=true")
                .isEqualTo(table);
    }
}
