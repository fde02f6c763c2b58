package upscale.format.pnm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
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
import upscale.image.SampleType;

/** The first image of a file into a raster; the images behind it are counted. */
final class PnmReader {
    private final PnmTokens tokens;
    private final long size;
    private final Ending ending;
    private final PnmHeader header;

    private PnmReader(InputStream in, long size, Ending ending) throws IOException {
        this.tokens = new PnmTokens(in);
        this.size = size;
        this.ending = ending;
        this.header = PnmHeader.read(tokens.word(), tokens);
        requireData(header);
    }

    static Document read(Source source) throws IOException {
        try (InputStream in = source.open()) {
            PnmReader reader =
                    new PnmReader(in, source.size(), source.allowance().ending());
            ImageInfo info = reader.header.info();
            return new FirstPage(info, Raster.bytes(info), 1 + reader.countOthers(), "picture", () -> page(source));
        }
    }

    private static Page page(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return new PnmReader(in, source.size(), source.allowance().ending()).page();
        }
    }

    private Page page() throws IOException {
        Raster raster = Rasters.allocate(header.info());
        if (header.plain()) {
            readPlainRows(raster);
        } else {
            for (int y = 0; y < raster.info().height() && hasRow(); y++) {
                readRow(raster, y);
            }
        }
        Metadata metadata = Metadata.NONE.with("variant", "P" + header.magic());
        return new Page(
                raster,
                header.scale() == 0
                        ? metadata.with(PnmFormat.MAXVAL, String.valueOf(header.maxval()))
                        : metadata.with("scale", String.valueOf(header.scale())));
    }

    /** Bytes the samples take (of plain files at least), which the file has. */
    private long requireData(PnmHeader header) throws IOException {
        long needed = header.rowBytes() * header.info().height();
        long found = size - tokens.position();
        if (found < needed) {
            FormatException e = FormatException.corrupt(
                    "pnm",
                    tokens.position(),
                    header.info().width() + "x" + header.info().height() + " pixels need " + needed
                            + " bytes of samples, found " + found);
            if (found <= 0) { // the header itself may be cut, within its last number
                throw e;
            }
            ending.early(e);
        }
        return needed;
    }

    /** Whether the file has another row: it has, unless it is cut short. */
    private boolean hasRow() {
        return !ending.early() || size - tokens.position() >= header.rowBytes();
    }

    private void readPlainRows(Raster raster) throws IOException {
        try {
            for (int y = 0; y < raster.info().height(); y++) {
                readPlainRow(raster, y);
            }
        } catch (FormatException e) {
            if (tokens.position() < size) {
                throw e;
            }
            ending.early(e);
            return;
        }
        requireEnd();
    }

    private void requireEnd() throws IOException {
        String word = tokens.word();
        if (!word.isEmpty()) {
            throw FormatException.corrupt("pnm", tokens.position(), "expected the end, found '" + word + "'");
        }
    }

    /** Images behind the first: raw images may follow one another, plain ones stand alone. */
    private int countOthers() throws IOException {
        if (header.plain() || ending.early()) {
            return 0;
        }
        tokens.skip(header.rowBytes() * header.info().height());
        int count = 0;
        for (String magic = tokens.word(); !magic.isEmpty(); magic = tokens.word()) {
            long bytes = requireData(PnmHeader.read(magic, tokens));
            count++;
            if (ending.early()) {
                break;
            }
            tokens.skip(bytes);
        }
        return count;
    }

    private void readRow(Raster raster, int y) throws IOException {
        ImageInfo info = raster.info();
        byte[] row = new byte[(int) header.rowBytes()];
        tokens.fill(row);
        if (header.scale() != 0) {
            ByteOrder order = header.scale() > 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            SampleBytes.unpack(row, 0, order, raster, info.height() - 1 - y);
            return;
        }
        if (header.magic() == '4') {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) ~row[i]; // a bitmap's 1 is black
            }
        } else {
            requireValues(header, row, y);
        }
        if (header.stored() == info.type()) {
            SampleBytes.unpack(row, 0, ByteOrder.BIG_ENDIAN, raster, y);
        } else {
            for (int c = 0; c < info.channels(); c++) {
                raster.setRow(c, y, row, c, info.channels());
            }
        }
    }

    private static void requireValues(PnmHeader header, byte[] row, int y) throws FormatException {
        boolean wide = header.stored() == SampleType.U16;
        if (header.maxval() == (wide ? 0xffff : 0xff)) {
            return;
        }
        for (int i = 0; i < row.length; i += wide ? 2 : 1) {
            int value = wide ? (row[i] & 0xff) << 8 | row[i + 1] & 0xff : row[i] & 0xff;
            if (value > header.maxval()) {
                throw FormatException.corrupt(
                        "pnm", "a sample of " + value + " in row " + y + ", expected at most " + header.maxval());
            }
        }
    }

    private void readPlainRow(Raster raster, int y) throws IOException {
        ImageInfo info = raster.info();
        for (int x = 0; x < info.width(); x++) {
            for (int c = 0; c < info.channels(); c++) {
                raster.set(c, x, y, header.magic() == '1' ? bit() : tokens.sample(header.maxval()));
            }
        }
    }

    /** One pixel of a plain bitmap; white space between them is optional, and 1 is black. */
    private int bit() throws IOException {
        int c = tokens.character();
        while (PnmTokens.space(c)) {
            c = tokens.character();
        }
        if (c != '0' && c != '1') {
            throw FormatException.corrupt(
                    "pnm", tokens.position(), "expected 0 or 1, found " + (c < 0 ? "the end" : "'" + (char) c + "'"));
        }
        return '1' - c;
    }
}
