package upscale.format.npy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import upscale.format.ArrayForm;
import upscale.format.Document;
import upscale.format.Ending;
import upscale.format.FirstPage;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.format.SampleBytes;
import upscale.format.Source;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.tensor.NpyHeader;

/** Arrays into rasters, row by row, or column by column where the first axis varies fastest. */
final class NpyReader {
    /** Columns of a Fortran-ordered array that are turned into rows at a time: enough to fill cache lines. */
    private static final int COLUMNS = 32;

    private NpyReader() {}

    static Document read(Source source) throws IOException {
        try (InputStream in = source.open()) {
            ImageInfo info = info(header(in, source));
            return new FirstPage(info, Raster.bytes(info), () -> page(source));
        }
    }

    private static NpyHeader header(InputStream in, Source source) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        info(header); // whether the shape is one of an image
        long expected = header.elements() * (header.type().bits() / 8);
        long found = source.size() - header.dataOffset();
        if (found != expected) {
            FormatException e = FormatException.corrupt(
                    "npy",
                    header.dataOffset(),
                    "shape " + header.shapeText() + " of " + header.dtype() + " needs " + expected
                            + " bytes of data, found " + found);
            if (found > expected) {
                throw e;
            }
            source.allowance().ending().early(e);
        }
        return header;
    }

    private static Page page(Source source) throws IOException {
        try (InputStream in = source.open()) {
            NpyHeader header = header(in, source);
            Raster raster = Rasters.allocate(info(header));
            if (header.fortran()) {
                readColumns(in, header, raster, source.allowance().ending());
            } else {
                readRows(in, header, raster, source.allowance().ending());
            }
            int axes = header.shape().size();
            Metadata metadata = Metadata.NONE
                    .with(new ArrayForm(axes, header.note()))
                    .with("axes", String.valueOf(axes))
                    .with("shape", header.shapeText())
                    .with("element type", header.dtype())
                    .with("memory order", header.fortran() ? "Fortran" : "C");
            return new Page(raster, header.note().isEmpty() ? metadata : metadata.with("note", header.note()));
        }
    }

    private static ImageInfo info(NpyHeader header) throws FormatException {
        List<Long> shape = header.shape();
        int rank = shape.size();
        if (rank < 2 || rank > 4 || rank == 4 && shape.get(0) != 1 || shape.contains(0L)) {
            throw FormatException.unsupported(
                    "npy",
                    "an array of shape " + header.shapeText()
                            + ", expected (H, W), (C, H, W) or (1, C, H, W), none of them 0");
        }
        long width = shape.get(rank - 1);
        long height = shape.get(rank - 2);
        long channels = rank == 2 ? 1 : shape.get(rank - 3);
        Rasters.requireSize("npy", width, height, channels);
        ImageInfo info = channels == 1
                ? ImageInfo.gray((int) width, (int) height, header.type())
                : ImageInfo.planes((int) width, (int) height, (int) channels, header.type());
        return header.bool() ? info.withSignificantBits(1) : info;
    }

    private static void readRows(InputStream in, NpyHeader header, Raster raster, Ending ending) throws IOException {
        ImageInfo info = raster.info();
        byte[] row = new byte[SampleBytes.rowBytes(info.width(), 1, info.type())];
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                fill(in, row, header, ending);
                SampleBytes.unpackPlane(row, 0, header.order(), raster, c, y);
            }
        }
    }

    /** A column of a Fortran-ordered array is laid out as a row of interleaved pixels is. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // turned on purpose
    private static void readColumns(InputStream in, NpyHeader header, Raster raster, Ending ending) throws IOException {
        ImageInfo info = raster.info();
        int channels = info.channels();
        Rasters.requireSize("npy", info.height(), info.width(), channels);
        int columns = Math.min(COLUMNS, info.width());
        Raster turned = Rasters.allocate(ImageInfo.planes(info.height(), columns, channels, info.type()));
        byte[] column = new byte[SampleBytes.rowBytes(info.height(), channels, info.type())];
        for (int left = 0; left < info.width(); left += columns) {
            int n = Math.min(columns, info.width() - left);
            for (int i = 0; i < n; i++) {
                fill(in, column, header, ending);
                SampleBytes.unpack(column, 0, header.order(), turned, i);
            }
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < info.height(); y++) {
                    for (int i = 0; i < n; i++) {
                        raster.set(c, left + i, y, turned.get(c, y, i));
                    }
                }
            }
        }
    }

    private static void fill(InputStream in, byte[] data, NpyHeader header, Ending ending) throws IOException {
        int there = in.readNBytes(data, 0, data.length);
        if (there < data.length) {
            ending.early(FormatException.corrupt("npy", "the file became shorter while it was read"));
            Arrays.fill(data, there - there % (header.type().bits() / 8), data.length, (byte) 0);
        }
        if (header.bool()) {
            for (byte b : data) {
                if (b != 0 && b != 1) {
                    throw FormatException.corrupt("npy", "a boolean of value " + (b & 0xff) + ", expected 0 or 1");
                }
            }
        }
    }
}
