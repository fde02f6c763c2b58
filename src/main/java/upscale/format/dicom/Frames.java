package upscale.format.dicom;

import java.io.IOException;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.RandomBytes;
import upscale.format.Rasters;
import upscale.format.SampleBytes;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * A file's frames as rasters: stored values as they are, colours as RGB.
 *
 * @param file whose pixel data these are
 * @param pixels where
 * @param layout what they are like
 */
record Frames(DicomFile file, PixelData pixels, PixelLayout layout) {

    /** What every frame's raster is; nothing is decoded for it. */
    ImageInfo info() throws FormatException {
        int width = layout.width();
        int height = layout.height();
        ImageInfo info;
        if (layout.photometric() == Photometric.PALETTE_COLOR) {
            LookupTables tables = LookupTables.of(file.data(), layout.signed());
            // indices with a palette, if ours can say what the file's does; otherwise the colours that they stand for
            info = tables.eightBit() && layout.type() == SampleType.U8
                    ? ImageInfo.palette(width, height, SampleType.U8, tables.palette())
                    : ImageInfo.rgb(width, height, tables.eightBit() ? SampleType.U8 : SampleType.U16);
        } else {
            info = (layout.samples() == 1
                            ? ImageInfo.gray(width, height, layout.type())
                            : ImageInfo.rgb(width, height, layout.type()))
                    .withSignificantBits(layout.stored());
        }
        return info.withIcc(profile());
    }

    /** Decodes frame {@code index}. */
    Raster raster(int index) throws IOException {
        ImageInfo info = info();
        Rasters.requireRoom(info);
        try (RandomBytes bytes = file.open()) {
            if (layout.type().floating()) {
                return floats(bytes, index, info);
            }
            StoredRows stored = new MaskedRows(decoded(bytes, index), layout);
            if (layout.photometric() == Photometric.PALETTE_COLOR && info.colour() == Colour.RGB) {
                stored = LookupTables.of(file.data(), layout.signed()).colours(stored);
            } else if (layout.photometric().ybr()) {
                stored = new YbrRows(stored, layout.photometric() == Photometric.YBR_PARTIAL_422, layout.stored());
            }
            return filled(stored, info);
        }
    }

    private Optional<IccProfile> profile() {
        return file.data()
                .get(Tag.ICC_PROFILE)
                .map(Element::value)
                .filter(bytes -> bytes.length >= 128) // of its header
                .map(IccProfile::new);
    }

    private StoredRows decoded(RandomBytes bytes, int index) throws IOException {
        TransferSyntax syntax = file.syntax();
        if (pixels.fragments().isEmpty()) {
            if (syntax.encapsulated()) {
                throw FormatException.corrupt(
                        "dicom", pixels.at(), syntax.label() + " pixels that are not encapsulated");
            }
            return new NativeRows(bytes, pixels, layout, index);
        }
        byte[] frame = pixels.compressed(bytes, file.data(), index, layout.frames());
        return switch (syntax.codec()) {
            case RLE -> RleRows.of(frame, layout);
            case JPEG -> JpegRows.jpeg(frame, layout);
            case JPEG_LS -> JpegLsRows.of(frame, layout);
            case JPEG_2000 -> JpegRows.jpeg2000(frame, layout, syntax);
            case NATIVE -> throw FormatException.corrupt("dicom", "encapsulated pixels in " + syntax.label());
            case NONE -> throw FormatException.unsupported("dicom", "pixels in the transfer syntax " + syntax.label());
        };
    }

    private Raster floats(RandomBytes bytes, int index, ImageInfo info) throws IOException {
        NativeRows.requireComplete(pixels, layout);
        Raster raster = Rasters.allocate(info);
        int rowBytes = SampleBytes.rowBytes(layout.width(), 1, layout.type());
        long start = pixels.at() + (long) index * layout.height() * rowBytes;
        for (int y = 0; y < layout.height(); y++) {
            byte[] row = bytes.readOn(start + (long) y * rowBytes, rowBytes, "pixels");
            SampleBytes.unpack(row, 0, pixels.order(), raster, y);
        }
        return raster;
    }

    private static Raster filled(StoredRows rows, ImageInfo info) throws IOException {
        Raster raster = Rasters.allocate(info);
        int[][] samples = new int[info.channels()][info.width()];
        byte[] bytes = new byte[info.width()];
        short[] shorts = new short[info.width()];
        for (int y = 0; y < info.height(); y++) {
            rows.read(y, samples);
            for (int c = 0; c < samples.length; c++) {
                int[] row = samples[c];
                switch (info.type().bits()) {
                    case 32 -> raster.setRow(c, y, row, 0, 1);
                    case 16 -> {
                        for (int x = 0; x < row.length; x++) {
                            shorts[x] = (short) row[x];
                        }
                        raster.setRow(c, y, shorts, 0, 1);
                    }
                    default -> {
                        for (int x = 0; x < row.length; x++) {
                            bytes[x] = (byte) row[x];
                        }
                        raster.setRow(c, y, bytes, 0, 1);
                    }
                }
            }
        }
        return raster;
    }

    /** Samples without what lies beside the bits stored, such as an old overlay, and with their sign. */
    private record MaskedRows(StoredRows stored, PixelLayout layout) implements StoredRows {
        @Override
        public void read(int y, int[][] samples) throws IOException {
            stored.read(y, samples);
            int left = 31 - layout.highBit();
            int right = 32 - layout.stored();
            for (int[] row : samples) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = layout.signed() ? row[x] << left >> right : row[x] << left >>> right;
                }
            }
        }
    }
}
