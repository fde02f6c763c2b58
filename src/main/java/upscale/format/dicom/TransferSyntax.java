package upscale.format.dicom;

import java.util.Optional;

/** How a data set and its pixels are encoded (DICOM PS3.5, annex A, by their names in PS3.6, annex A). */
enum TransferSyntax {
    IMPLICIT_LITTLE("1.2.840.10008.1.2", "Implicit VR Little Endian", Codec.NATIVE),
    EXPLICIT_LITTLE("1.2.840.10008.1.2.1", "Explicit VR Little Endian", Codec.NATIVE),
    DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", Codec.NATIVE),
    EXPLICIT_BIG("1.2.840.10008.1.2.2", "Explicit VR Big Endian", Codec.NATIVE),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)", Codec.JPEG),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)", Codec.JPEG),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)", Codec.JPEG),
    JPEG_LOSSLESS_FIRST(
            "1.2.840.10008.1.2.4.70",
            "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14, Selection Value 1)",
            Codec.JPEG),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", Codec.JPEG_LS),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS Lossy (Near-Lossless)", Codec.JPEG_LS),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 (Lossless Only)", Codec.JPEG_2000),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", Codec.JPEG_2000),
    JPEG_2000_PART_2_LOSSLESS("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)", Codec.NONE),
    JPEG_2000_PART_2("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component", Codec.NONE),
    JPIP("1.2.840.10008.1.2.4.94", "JPIP Referenced", Codec.NONE),
    JPIP_DEFLATED("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate", Codec.NONE),
    MPEG2("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level", Codec.NONE),
    MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level", Codec.NONE),
    MPEG4("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1", Codec.NONE),
    MPEG4_BD("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1", Codec.NONE),
    HEVC("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1", Codec.NONE),
    HEVC_10("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1", Codec.NONE),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", Codec.NONE),
    JPEG_XL_JPEG("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", Codec.NONE),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL", Codec.NONE),
    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)", Codec.NONE),
    HTJ2K_RPCL("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)", Codec.NONE),
    HTJ2K("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", Codec.NONE),
    RLE("1.2.840.10008.1.2.5", "RLE Lossless", Codec.RLE),
    GE_PRIVATE("1.2.840.113619.5.2", "GE Private Implicit VR Big Endian", Codec.NONE);

    /** What decodes the pixels. */
    enum Codec {
        /** Nothing: they are stored as they are. */
        NATIVE,
        RLE,
        JPEG,
        JPEG_LS,
        /** A decoder from the plug-in path. */
        JPEG_2000,
        /** Nothing that we know. */
        NONE
    }

    private final String uid;
    private final String label;
    private final Codec codec;

    TransferSyntax(String uid, String label, Codec codec) {
        this.uid = uid;
        this.label = label;
        this.codec = codec;
    }

    static Optional<TransferSyntax> of(String uid) {
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }

    String uid() {
        return uid;
    }

    /** Its name, as the standard has it. */
    String label() {
        return label;
    }

    Codec codec() {
        return codec;
    }

    /** Whether what is decoded differs from what was encoded, or may. */
    boolean lossy() {
        return switch (this) {
            case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LS_NEAR, JPEG_2000 -> true;
            default -> false;
        };
    }

    /** Whether frames are stored one by one, in fragments (PS3.5, A.4). */
    boolean encapsulated() {
        return codec != Codec.NATIVE;
    }
}
