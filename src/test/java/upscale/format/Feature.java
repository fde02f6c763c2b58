package upscale.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/**
 * Something that an image, or what is said of it, may have and that a format may or may not keep.
 *
 * @param name for people
 * @param image noise of that kind
 * @param metadata what goes with it
 * @param said whether the feature is in the metadata, not in the samples
 * @param kept whether a page that was read back has it
 */
public record Feature(String name, Raster image, Metadata metadata, boolean said, Predicate<Page> kept) {
    /** Every feature there is. */
    public static List<Feature> all() {
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
                read -> read.resolution()
                        .map(r -> r.in(Resolution.Unit.INCH))
                        .filter(r -> Math.abs(r.x() - 300) < 0.5 && Math.abs(r.y() - 300) < 0.5)
                        .isPresent());
        said(
                features,
                "gamma",
                m -> m.withGamma(Optional.of(1.8)),
                read -> read.gamma().filter(g -> Math.abs(g - 1.8) < 1e-4).isPresent());
        said(
                features,
                "EXIF",
                m -> m.with(exif()),
                read -> read.attached(ExifBlock.class).isPresent());
        text(features, "XMP", new Texts.Entry(Texts.XMP, "<x:xmpmeta/>"));
        for (String keyword :
                List.of(Texts.TITLE, Texts.AUTHOR, Texts.DESCRIPTION, Texts.COPYRIGHT, Texts.SOFTWARE, Texts.COMMENT)) {
            text(features, keyword.toLowerCase(Locale.ROOT), new Texts.Entry(keyword, "Grüße"));
        }
        return List.copyOf(features.values());
    }

    private static void samples(Map<String, Feature> features, String name, ImageInfo info) {
        Raster image = info.type() == SampleType.F16 // whole numbers, which halves hold
                ? Samples.raster(info, (c, x, y) -> x - 16 * y)
                : Samples.noise(info, 7);
        features.put(name, new Feature(name, image, Metadata.NONE, false, page -> {
            ImageInfo to = page.image().info();
            return to.type() == info.type()
                    && to.colour() == info.colour()
                    && to.alpha() == info.alpha()
                    && to.channels() == info.channels()
                    && to.significantBits() == info.significantBits()
                    && to.icc().equals(info.icc())
                    && to.palette().equals(info.palette());
        }));
    }

    private static void said(
            Map<String, Feature> features, String name, UnaryOperator<Metadata> saying, Predicate<Metadata> kept) {
        Raster image = Samples.noise(ImageInfo.gray(33, 9, SampleType.U8), 7);
        Metadata metadata = saying.apply(Metadata.NONE);
        features.put(name, new Feature(name, image, metadata, true, page -> kept.test(page.metadata())));
    }

    private static void text(Map<String, Feature> features, String name, Texts.Entry entry) {
        said(
                features,
                name,
                m -> m.with(new Texts(List.of(entry))),
                read -> read.attached(Texts.class)
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

    /** The file that {@code format}, which does not refuse it, makes of this. */
    public byte[] writtenAs(Format format) throws IOException {
        return writtenAs(format, Effort.DEFAULT);
    }

    /** Likewise, with so much effort to make it small. */
    public byte[] writtenAs(Format format, Effort effort) throws IOException {
        return Written.by(format, image, metadata, WriteOptions.DEFAULT.withEffort(effort));
    }
}
