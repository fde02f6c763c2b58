package upscale.format.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import upscale.format.FormatException;
import upscale.format.RandomBytes;
import upscale.format.Source;
import upscale.format.dicom.DataSetReader.Encoding;

/**
 * A DICOM file (PS3.10, 7), or a data set without its header, as old programs write it. Everything but the pixels has been read.
 *
 * @param source the file
 * @param inflated the data set, if the file has it deflated
 * @param syntax how pixels are encoded
 * @param data the data set, without pixels
 * @param pixels where they are, unless there are none
 */
record DicomFile(
        Source source, Optional<byte[]> inflated, TransferSyntax syntax, DataSet data, Optional<PixelData> pixels) {
    private static final int PREAMBLE = 128;

    /** What a deflated data set may become, however small it is; and beyond that, how many times as large as it is. */
    private static final long INFLATED_BYTES = 1 << 28;

    private static final long INFLATED_TIMES = 64; // deflate can do a thousand, of nothing but zeros

    private static final byte[] MAGIC = "DICM".getBytes(StandardCharsets.US_ASCII);

    static boolean hasPreamble(byte[] head) {
        int end = PREAMBLE + MAGIC.length;
        return head.length >= end && Arrays.equals(head, PREAMBLE, end, MAGIC, 0, MAGIC.length);
    }

    static DicomFile read(Source source) throws IOException {
        byte[] head = source.head();
        try (RandomBytes file = RandomBytes.open("dicom", source)) {
            Cursor in = new Cursor(file, hasPreamble(head) ? PREAMBLE + MAGIC.length : 0);
            DataSetReader reader = new DataSetReader(in);
            DataSet meta = reader.meta();
            if (!hasPreamble(head) && meta.elements().isEmpty()) {
                Encoding encoding = BareDataSet.encoding(head)
                        .orElseThrow(() -> FormatException.corrupt("dicom", "neither a header nor a data set"));
                DataSet data = reader.rest(encoding);
                return new DicomFile(source, Optional.empty(), BareDataSet.syntax(encoding), data, reader.pixels());
            }
            TransferSyntax syntax = syntax(meta);
            if (syntax == TransferSyntax.DEFLATED) {
                byte[] inflated = inflated(file, in.at());
                DataSetReader rest = new DataSetReader(new Cursor(RandomBytes.of("dicom", inflated), 0));
                DataSet data = rest.rest(Encoding.EXPLICIT_LITTLE);
                return new DicomFile(source, Optional.of(inflated), syntax, data, rest.pixels());
            }
            DataSet data = reader.rest(encoding(syntax));
            return new DicomFile(source, Optional.empty(), syntax, data, reader.pixels());
        }
    }

    /** The bytes that {@link #pixels} points into. */
    RandomBytes open() throws IOException {
        return inflated.isPresent() ? RandomBytes.of("dicom", inflated.get()) : RandomBytes.open("dicom", source);
    }

    private static TransferSyntax syntax(DataSet meta) throws FormatException {
        String uid = meta.text(Tag.TRANSFER_SYNTAX)
                .orElseThrow(() -> FormatException.corrupt("dicom", "a header without a transfer syntax (0002,0010)"));
        return TransferSyntax.of(uid)
                .orElseThrow(() -> FormatException.unsupported("dicom", "the transfer syntax " + printable(uid)));
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static Encoding encoding(TransferSyntax syntax) {
        return switch (syntax) {
            case IMPLICIT_LITTLE, GE_PRIVATE -> Encoding.IMPLICIT_LITTLE;
            case EXPLICIT_BIG -> Encoding.EXPLICIT_BIG;
            default -> Encoding.EXPLICIT_LITTLE;
        };
    }

    /** The deflated data set that begins at {@code at}, which has no header of zlib's (PS3.5, A.5). */
    private static byte[] inflated(RandomBytes file, long at) throws IOException {
        long room = Math.min(Runtime.getRuntime().maxMemory() / 4, Integer.MAX_VALUE - 8);
        long likely = Math.max(INFLATED_BYTES, INFLATED_TIMES * (file.size() - at));
        long limit = Math.min(room, likely);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater(true);
        try (InputStream in = file.stream(at, file.size() - at)) {
            byte[] input = new byte[1 << 14];
            byte[] output = new byte[1 << 16];
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int n = in.read(input);
                    if (n < 0) {
                        throw FormatException.corrupt("dicom", file.size(), "the deflated data set ends early");
                    }
                    inflater.setInput(input, 0, n);
                }
                int n = inflater.inflate(output);
                if (n == 0 && inflater.needsDictionary()) {
                    throw FormatException.corrupt("dicom", at, "the deflated data set needs a dictionary");
                }
                out.write(output, 0, n);
                if (out.size() > limit) {
                    throw FormatException.tooLarge("a data set that inflates to more than " + (limit >> 20) + " MiB"
                            + (likely < room
                                    ? ", " + INFLATED_TIMES
                                            + " times its size and more: inflate it with another program"
                                    : "; give Java more memory with UPSCALE_JAVA_OPTS=-Xmx..."));
                }
            }
        } catch (DataFormatException e) {
            throw FormatException.corrupt("dicom", at + inflater.getBytesRead(), "bad deflated data");
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
