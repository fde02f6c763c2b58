package upscale.format.tiff;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import upscale.format.ExifBlock;
import upscale.format.RandomBytes;
import upscale.format.Resolution;
import upscale.image.ImageInfo;

/**
 * The fields of a page that EXIF knows, with the directories below it (CIPA DC-008, 4.6.3), to and from the block that other formats hold
 * them in, which is laid out as a file of TIFF. All that is copied is numbers and words; of a maker's note, only its bytes.
 */
final class ExifTags {
    /** Fields that speak of the camera and the picture, not of how its samples lie in the file. */
    private static final Set<Integer> DESCRIPTIVE = Set.of(
            Tag.IMAGE_DESCRIPTION,
            Tag.MAKE,
            Tag.MODEL,
            Tag.SOFTWARE,
            Tag.DATE_TIME,
            Tag.ARTIST,
            Tag.HOST_COMPUTER,
            Tag.COPYRIGHT);

    /** Fields that a page has anyway, and a block is brought up to date in. */
    private static final Set<Integer> GEOMETRIC =
            Set.of(Tag.ORIENTATION, Tag.X_RESOLUTION, Tag.Y_RESOLUTION, Tag.RESOLUTION_UNIT);

    private static final Set<Integer> BELOW = Set.of(Tag.EXIF, Tag.GPS, Tag.INTEROPERABILITY);

    /** Directories below one another: EXIF's, and interoperability below that. */
    private static final int DEPTH = 2;

    private static final int MOST_BYTES = 1 << 22;

    private final Set<Integer> wanted;
    private int room = MOST_BYTES;

    private ExifTags(Set<Integer> wanted) {
        this.wanted = wanted;
    }

    /** A block of what a page says of its making; empty if that is no more than {@link TextTags} hold. */
    static Optional<ExifBlock> read(Ifd page) {
        if (!page.has(Tag.EXIF) && !page.has(Tag.GPS) && !page.has(Tag.MAKE) && !page.has(Tag.MODEL)) {
            return Optional.empty();
        }
        Set<Integer> wanted = new HashSet<>(DESCRIPTIVE);
        wanted.addAll(GEOMETRIC);
        IfdWriter directory = new IfdWriter();
        new ExifTags(wanted).copy(page, directory, 0);
        return directory.empty() ? Optional.empty() : ExifBlock.of(TiffOutput.classic(directory));
    }

    /** Gives a page what {@code block} says, told of the picture that is written. */
    static void write(ExifBlock block, ImageInfo info, Optional<Resolution> resolution, IfdWriter page) {
        Optional<ExifBlock> told = block.describing(info, resolution);
        if (told.isEmpty()) {
            return;
        }
        RandomBytes bytes = RandomBytes.of("exif", told.get().bytes());
        try {
            Ifd.Header header = Ifd.Header.read(bytes);
            new ExifTags(DESCRIPTIVE).copy(new Ifd(bytes, header, header.first()), page, 0);
        } catch (IOException e) {
            // a block that breaks the rules is no reason to refuse the picture
        }
    }

    /** What cannot be read stays behind. */
    private void copy(Ifd from, IfdWriter to, int depth) {
        for (int tag : from.tags()) {
            try {
                if (BELOW.contains(tag)) {
                    copyBelow(from, tag, to, depth);
                } else if ((depth > 0 || wanted.contains(tag)) && from.count(tag) <= room) {
                    from.field(tag).filter(Field::classic).ifPresent(field -> {
                        room -= field.value().length;
                        to.copy(tag, field);
                    });
                }
            } catch (IOException e) {
                // the others may be sound
            }
        }
    }

    private void copyBelow(Ifd from, int tag, IfdWriter to, int depth) throws IOException {
        if (depth < DEPTH) {
            IfdWriter below = new IfdWriter();
            from.below(tag).ifPresent(directory -> copy(directory, below, depth + 1));
            if (!below.empty()) {
                to.below(tag, below);
            }
        }
    }
}
