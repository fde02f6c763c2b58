package upscale.format.dicom;

import upscale.format.FormatException;
import upscale.format.dicom.jpegls.JpegLsImage;
import upscale.format.dicom.jpegls.JpegLsReader;

/** Rows of a frame in JPEG-LS. */
record JpegLsRows(JpegLsImage image) implements StoredRows {
    static JpegLsRows of(byte[] frame, PixelLayout layout) throws FormatException {
        JpegLsImage image = JpegLsReader.decode(frame);
        if (image.width() != layout.width()
                || image.height() != layout.height()
                || image.components() != layout.samples()
                || image.bits() > layout.allocated()) {
            throw FormatException.corrupt(
                    "dicom",
                    "expected a JPEG-LS frame of " + layout.width() + "x" + layout.height() + " pixels with "
                            + layout.samples() + " components, found " + image.width() + "x" + image.height()
                            + " with " + image.components() + " of " + image.bits() + " bits");
        }
        return new JpegLsRows(image);
    }

    @Override
    public void read(int y, int[][] samples) {
        int at = y * image.width() * image.components();
        for (int x = 0; x < image.width(); x++) {
            for (int[] channel : samples) {
                channel[x] = image.samples()[at++] & 0xffff;
            }
        }
    }
}
