package upscale.format.jpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.ExifBlock;
import upscale.format.ExifTexts;
import upscale.format.Metadata;
import upscale.format.Texts;
import upscale.image.ImageInfo;

/**
 * A segment that says something of a picture (ITU-T T.81, B.2.4.6).
 *
 * @param what it says, for people
 * @param marker its second byte
 * @param body without marker and length; perhaps more than {@linkplain #fits() fits}
 */
record Segment(String what, int marker, byte[] body) {
    /** Bytes of the longest body. */
    static final int MOST_BYTES = 0xffff - 2;

    private static final int APP1 = 0xe1;
    private static final int APP13 = 0xed;
    private static final int COM = 0xfe;

    private Segment(String what, int marker, String head, byte[] rest) {
        this(
                what,
                marker,
                ByteBuffer.allocate(head.length() + rest.length)
                        .put(head.getBytes(StandardCharsets.ISO_8859_1))
                        .put(rest)
                        .array());
    }

    /** What the metadata of such a picture become. Words other than comments are fields of EXIF. */
    static List<Segment> of(ImageInfo info, Metadata metadata) {
        List<Segment> segments = new ArrayList<>();
        Texts texts = metadata.attached(Texts.class).orElse(new Texts(List.of()));
        Optional<ExifBlock> exif =
                metadata.attached(ExifBlock.class).flatMap(block -> block.describing(info, metadata.resolution()));
        Optional<Segment> told = ExifTexts.with(exif, texts).map(Segment::of);
        told.ifPresent(segments::add);
        if (told.isPresent() && !told.get().fits() && exif.isPresent()) {
            segments.add(of(exif.get())); // a text too long takes no camera with it
        }
        for (Texts.Entry entry : texts.entries()) {
            byte[] text = entry.text().getBytes(StandardCharsets.UTF_8);
            switch (entry.keyword()) {
                case Texts.XMP -> segments.add(new Segment("XMP", APP1, JpegStructure.XMP, text));
                case Texts.COMMENT -> segments.add(new Segment("a comment", COM, text));
                default -> {}
            }
        }
        metadata.attached(PhotoshopResources.class)
                .ifPresent(said -> segments.add(new Segment("IPTC", APP13, PhotoshopResources.PREFIX, said.bytes())));
        return segments;
    }

    private static Segment of(ExifBlock block) {
        return new Segment("EXIF, with texts,", APP1, "Exif\0\0", block.bytes());
    }

    boolean fits() {
        return body.length <= MOST_BYTES;
    }
}
