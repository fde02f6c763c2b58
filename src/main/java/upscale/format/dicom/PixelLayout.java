package upscale.format.dicom;

import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.image.SampleType;

/**
 * What stored pixels are like (DICOM PS3.3, C.7.6.3; PS3.5, 8).
 *
 * @param samples of a pixel
 * @param allocated bits of a sample: 1, 8, 16, 32 or 64
 * @param stored how many of them are the value's
 * @param highBit the value's highest bit
 * @param signed whether that is its sign
 * @param planar whether each frame's samples lie plane by plane
 * @param frames at least 1
 * @param type as which samples are held
 */
record PixelLayout(
        int width,
        int height,
        int samples,
        Photometric photometric,
        int allocated,
        int stored,
        int highBit,
        boolean signed,
        boolean planar,
        int frames,
        SampleType type) {

    /**
     * Reads what a data set says.
     *
     * @param pixels which of the three kinds of pixel data
     * @throws FormatException corrupt, if that cannot be; unsupported
     */
    static PixelLayout of(DataSet data, int pixels) throws FormatException {
        int rows = data.integer(Tag.ROWS, "Rows");
        int columns = data.integer(Tag.COLUMNS, "Columns");
        int samples = data.integer(Tag.SAMPLES_PER_PIXEL, 1);
        Rasters.requireSize("dicom", columns, rows, samples);
        Photometric photometric = photometric(data);
        if (samples != photometric.samples()) {
            throw FormatException.corrupt(
                    "dicom",
                    photometric.label() + " with " + samples + " samples a pixel, not " + photometric.samples());
        }
        int frames = data.integer(Tag.FRAMES, 1);
        if (frames < 1) {
            throw FormatException.corrupt("dicom", "Number of Frames " + Tag.label(Tag.FRAMES) + " is " + frames);
        }
        boolean planar = samples > 1 && data.integer(Tag.PLANAR, 0) == 1;
        if (pixels != Tag.PIXEL_DATA) {
            boolean single = pixels == Tag.FLOAT_PIXEL_DATA;
            int bits = single ? 32 : 64;
            if (samples != 1) {
                throw FormatException.corrupt("dicom", "floating point pixels of " + samples + " samples");
            }
            return new PixelLayout(
                    columns,
                    rows,
                    samples,
                    photometric,
                    bits,
                    bits,
                    bits - 1,
                    true,
                    planar,
                    frames,
                    single ? SampleType.F32 : SampleType.F64);
        }
        return integers(
                data, new PixelLayout(columns, rows, samples, photometric, 0, 0, 0, false, planar, frames, null));
    }

    private static Photometric photometric(DataSet data) throws FormatException {
        String name = data.text(Tag.PHOTOMETRIC)
                .orElseThrow(() -> FormatException.corrupt(
                        "dicom", "an image without Photometric Interpretation " + Tag.label(Tag.PHOTOMETRIC)));
        return Photometric.of(name)
                .orElseThrow(() -> FormatException.unsupported(
                        "dicom", "the photometric interpretation " + name.replaceAll("[^ -~]", "?")));
    }

    private static PixelLayout integers(DataSet data, PixelLayout shape) throws FormatException {
        int allocated = data.integer(Tag.BITS_ALLOCATED, "Bits Allocated");
        int stored = data.integer(Tag.BITS_STORED, allocated);
        int highBit = data.integer(Tag.HIGH_BIT, stored - 1);
        boolean signed = data.integer(Tag.PIXEL_REPRESENTATION, 0) == 1;
        if (allocated != 1 && allocated != 8 && allocated != 16 && allocated != 32) {
            throw FormatException.unsupported(
                    "dicom", allocated + " bits allocated for a sample; 1, 8, 16 and 32 are read");
        }
        if (stored < 1 || highBit >= allocated || highBit < stored - 1) {
            throw FormatException.corrupt(
                    "dicom",
                    "samples of " + stored + " bits up to bit " + highBit + " do not fit the " + allocated
                            + " bits allocated for them");
        }
        if (shape.samples > 1 && (signed || allocated == 1)) {
            throw FormatException.unsupported("dicom", "colours of " + (signed ? "signed samples" : "1 bit"));
        }
        SampleType type = switch (allocated) {
            case 1 -> SampleType.U1;
            case 8 -> signed ? SampleType.I8 : SampleType.U8;
            case 16 -> signed ? SampleType.I16 : SampleType.U16;
            default -> signed ? SampleType.I32 : SampleType.U32;
        };
        return new PixelLayout(
                shape.width,
                shape.height,
                shape.samples,
                shape.photometric,
                allocated,
                stored,
                highBit,
                signed,
                shape.planar,
                shape.frames,
                type);
    }

    /** Bits of a frame that is not compressed. Frames of 1-bit samples follow one another without a gap. */
    long frameBits() {
        long pixels = (long) width * height;
        return pixels * (photometric.halved() ? 2 : samples) * allocated;
    }
}
