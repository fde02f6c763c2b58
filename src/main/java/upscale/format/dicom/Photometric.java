package upscale.format.dicom;

import java.util.Optional;

/** What stored pixel values mean (DICOM PS3.3, C.7.6.3.1.2). */
enum Photometric {
    /** Gray; the smallest value is shown white. */
    MONOCHROME1(1, false),
    MONOCHROME2(1, false),
    PALETTE_COLOR(1, false),
    RGB(3, false),
    YBR_FULL(3, true),
    YBR_FULL_422(3, true),
    YBR_PARTIAL_422(3, true),
    /** Luminance and colour differences inside JPEG 2000, whose decoders give RGB. */
    YBR_ICT(3, false),
    /** Likewise, without loss. */
    YBR_RCT(3, false);

    private final int samples;
    private final boolean ybr;

    Photometric(int samples, boolean ybr) {
        this.samples = samples;
        this.ybr = ybr;
    }

    /** By its name in a file. */
    static Optional<Photometric> of(String name) {
        for (Photometric p : values()) {
            if (p.label().equals(name)) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }

    String label() {
        return this == PALETTE_COLOR ? "PALETTE COLOR" : name();
    }

    /** Samples of a pixel. */
    int samples() {
        return samples;
    }

    /** Whether decoded samples are luminance and colour differences. */
    boolean ybr() {
        return ybr;
    }

    /** Whether two neighbours share their colour differences, where pixels are not compressed. */
    boolean halved() {
        return this == YBR_FULL_422 || this == YBR_PARTIAL_422;
    }
}
