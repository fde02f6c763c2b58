package upscale.format.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import upscale.format.dicom.DataSetReader.Encoding;

/**
 * Recognises data sets that begin without preamble and header: by their first elements, all of which must make sense. A data set of an
 * image begins in group 0008, a header in group 0002.
 */
final class BareDataSet {
    /** Elements that must be seen; fewer are chance. */
    private static final int ELEMENTS = 3;

    private static final Encoding[] ENCODINGS = {
        Encoding.EXPLICIT_LITTLE, Encoding.IMPLICIT_LITTLE, Encoding.EXPLICIT_BIG
    };

    private BareDataSet() {}

    /** How the data set that a file begins with is encoded; empty if it begins with none. */
    static Optional<Encoding> encoding(byte[] head) {
        for (Encoding encoding : ENCODINGS) {
            if (begins(head, encoding)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    static TransferSyntax syntax(Encoding encoding) {
        return !encoding.explicit()
                ? TransferSyntax.IMPLICIT_LITTLE
                : encoding.order() == ByteOrder.BIG_ENDIAN
                        ? TransferSyntax.EXPLICIT_BIG
                        : TransferSyntax.EXPLICIT_LITTLE;
    }

    private static boolean begins(byte[] head, Encoding encoding) {
        ByteBuffer in = ByteBuffer.wrap(head).order(encoding.order());
        int last = 0;
        int seen = 0;
        while (in.remaining() >= 12) {
            int tag = (in.getShort() & 0xffff) << 16 | in.getShort() & 0xffff;
            int group = Tag.group(tag);
            boolean first = seen == 0;
            boolean begins = group == 8 && (tag & 0xffff) <= 0x18 || group == 2 && encoding.explicit();
            if (first ? !begins : Integer.compareUnsigned(tag, last) <= 0) {
                return false;
            }
            long length = length(in, tag, encoding);
            if (length < 0) {
                return false;
            }
            seen++;
            if (length > in.remaining()) {
                break; // more of the file than we were shown
            }
            in.position(in.position() + (int) length);
            last = tag;
        }
        return seen >= ELEMENTS;
    }

    /** Of the value that follows; negative if it cannot be a data element's. */
    private static long length(ByteBuffer in, int tag, Encoding encoding) {
        if (!encoding.explicit()) {
            Optional<Vr> known = Dictionary.vr(tag, false);
            long length = in.getInt() & 0xffffffffL;
            return known.isPresent() && plausible(known.get(), length) ? length : -1;
        }
        byte[] letters = new byte[2];
        in.get(letters);
        Optional<Vr> vr = Vr.named(new String(letters, StandardCharsets.ISO_8859_1));
        if (vr.isEmpty()) {
            return -1;
        }
        if (!vr.get().longLength()) {
            return in.getShort() & 0xffff;
        }
        return in.getShort() != 0 ? -1 : in.getInt() & 0xffffffffL;
    }

    private static boolean plausible(Vr vr, long length) {
        return switch (vr) {
                    case UI -> length <= 64 * 8;
                    case CS, SH, DA, TM, DS, IS -> length <= 16 * 16;
                    case UL, US -> length <= 64;
                    default -> length <= 1 << 20 || vr == Vr.SQ;
                }
                && (length % 2 == 0 || length == 0xffffffffL);
    }
}
