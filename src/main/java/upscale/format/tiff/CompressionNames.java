package upscale.format.tiff;

import java.util.Map;

/** What people call the numbers of compressions (TIFF 6.0; Adobe's TIFF Technical Notes; libtiff's register). */
final class CompressionNames {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(Tag.NONE, "none"),
            Map.entry(2, "ccitt rle"),
            Map.entry(3, "ccitt group 3"),
            Map.entry(4, "ccitt group 4"),
            Map.entry(Tag.LZW, "lzw"),
            Map.entry(6, "old jpeg"),
            Map.entry(7, "jpeg"),
            Map.entry(Tag.DEFLATE, "deflate"),
            Map.entry(Tag.OLD_DEFLATE, "deflate"),
            Map.entry(Tag.PACK_BITS, "packbits"),
            Map.entry(34676, "sgilog"),
            Map.entry(34677, "sgilog24"),
            Map.entry(34712, "jpeg 2000"),
            Map.entry(34887, "lerc"),
            Map.entry(34925, "lzma"),
            Map.entry(50000, "zstd"),
            Map.entry(50001, "webp"),
            Map.entry(50002, "jpeg xl"));

    private CompressionNames() {}

    /** The name, or the number if it has none. */
    static String of(int compression) {
        return NAMES.getOrDefault(compression, String.valueOf(compression));
    }
}
