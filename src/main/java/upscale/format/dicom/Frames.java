package upscale.format.dicom;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.RandomBytes;
import upscale.format.Rasters;
import upscale.format.SampleBytes;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Palette;
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

    /** Decodes frame {@code index}. */
    Raster raster(int index) throws IOException {
        try (RandomBytes bytes = file.open()) {
            if (layout.type().floating()) {
                return floats(bytes, index);
            }
            Rasters.requireRoom(info(layout.photometric().samples(), layout.type()));
            StoredRows stored = new MaskedRows(decoded(bytes, index), layout);
            if (layout.photometric() == Photometric.PALETTE_COLOR) {
                return palette(stored);
            }
            ImageInfo info = info(layout.samples(), layout.type()).withSignificantBits(layout.stored());
            boolean ybr = layout.photometric().ybr();
            boolean partial = layout.photometric() == Photometric.YBR_PARTIAL_422;
            return filled(ybr ? new YbrRows(stored, partial, layout.stored()) : stored, info);
        }
    }

    private ImageInfo info(int samples, SampleType type) {
        ImageInfo info = samples == 1
                ? ImageInfo.gray(layout.width(), layout.height(), type)
                : ImageInfo.rgb(layout.width(), layout.height(), type);
        return info.withIcc(file.data().get(Tag.ICC_PROFILE).map(Element::value).flatMap(Frames::profile));
    }

    private static Optional<IccProfile> profile(byte[] bytes) {
        return bytes.length < 128 ? Optional.empty() : Optional.of(new IccProfile(bytes));
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
            case JPEG -> JpegRows.jpeg(frame, layout, syntax);
            case JPEG_LS -> JpegLsRows.of(frame, layout);
            case JPEG_2000 -> JpegRows.jpeg2000(frame, layout, syntax);
            case NATIVE -> throw FormatException.corrupt("dicom", "encapsulated pixels in " + syntax.label());
            case NONE -> throw FormatException.unsupported("dicom", "pixels in the transfer syntax " + syntax.label());
        };
    }

    private Raster floats(RandomBytes bytes, int index) throws IOException {
        NativeRows.requireComplete(pixels, layout);
        Raster raster = Rasters.allocate(info(1, layout.type()));
        int rowBytes = SampleBytes.rowBytes(layout.width(), 1, layout.type());
        long start = pixels.at() + (long) index * layout.height() * rowBytes;
        for (int y = 0; y < layout.height(); y++) {
            byte[] row = bytes.read(start + (long) y * rowBytes, rowBytes, "pixels");
            SampleBytes.unpack(row, 0, pixels.order(), raster, y);
        }
        return raster;
    }

    /** Indices with a palette, if ours can say what the file's does; otherwise the colours that they stand for. */
    private Raster palette(StoredRows indices) throws IOException {
        LookupTable[] tables = new LookupTable[3];
        boolean bytes = true;
        for (int c = 0; c < 3; c++) {
            tables[c] = LookupTable.of(file.data(), c, layout.signed());
            bytes &= tables[c].eightBit();
        }
        if (bytes && layout.type() == SampleType.U8) {
            int[] rgba = new int[256];
            for (int i = 0; i < rgba.length; i++) {
                rgba[i] = tables[0].byteOf(i) << 24 | tables[1].byteOf(i) << 16 | tables[2].byteOf(i) << 8 | 0xff;
            }
            return filled(
                    indices, ImageInfo.palette(layout.width(), layout.height(), SampleType.U8, new Palette(rgba)));
        }
        return filled(
                new LookupTable.Rows(indices, List.of(tables), bytes), info(3, bytes ? SampleType.U8 : SampleType.U16));
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
