package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import upscale.format.FormatException;
import upscale.format.RandomBytes;
import upscale.format.Source;

/**
 * An image file directory: the fields of one page, of classic TIFF (TIFF 6.0, section 2) or BigTIFF.
 *
 * <p>Values are read when they are asked for, and none is allocated that the file is too short for.
 */
final class Ifd {
    private final RandomBytes file;
    private final Header header;
    private final long offset;
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private final long next;

    /**
     * How the file writes numbers, and where its first directory is.
     *
     * @param big whether it is BigTIFF
     */
    record Header(ByteOrder order, boolean big, long first) {
        static Header read(RandomBytes file) throws IOException {
            ByteBuffer start = ByteBuffer.wrap(file.read(0, 8, "the header"));
            int mark = start.getShort(0);
            if (mark != 0x4949 && mark != 0x4d4d) {
                throw FormatException.corrupt("tiff", 0, "expected II or MM");
            }
            ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            int version = start.order(order).getShort(2);
            if (version == 42) {
                return new Header(order, false, start.getInt(4) & 0xffffffffL);
            }
            if (version != 43 || start.getShort(4) != 8 || start.getShort(6) != 0) {
                throw FormatException.corrupt(
                        "tiff", 2, "version " + version + ", expected 42, or 43 with offsets of 8");
            }
            ByteBuffer offset = ByteBuffer.wrap(file.read(8, 8, "the first directory's offset"))
                    .order(order);
            return new Header(order, true, offset.getLong());
        }

        /** All bytes of the file, with a directory as its first: for readers that look for pages by themselves. */
        byte[] leadingTo(long directory, Source source) throws IOException {
            byte[] bytes = source.readAll();
            if (directory == first) {
                return bytes;
            }
            byte[] changed = bytes.clone(); // the source may hand out its own
            ByteBuffer start = ByteBuffer.wrap(changed).order(order);
            if (big) {
                start.putLong(8, directory);
            } else {
                start.putInt(4, (int) directory);
            }
            return changed;
        }
    }

    /** A field that is yet to be read. */
    private record Entry(int type, long count, long valueAt) {
        int bytes() {
            return Field.bytes(type);
        }
    }

    Ifd(RandomBytes file, Header header, long offset) throws IOException {
        this.file = file;
        this.header = header;
        this.offset = offset;
        int countBytes = header.big() ? 8 : 2;
        int entryBytes = header.big() ? 20 : 12;
        int pointerBytes = header.big() ? 8 : 4;
        if (offset < 8) {
            throw FormatException.corrupt("tiff", offset, "a directory within the header");
        }
        ByteBuffer countField = buffer(file.read(offset, countBytes, "a directory's length"));
        long count = header.big() ? countField.getLong() : countField.getShort() & 0xffff;
        if (count < 1 || count > 0xffff) {
            throw FormatException.corrupt("tiff", offset, "a directory of " + count + " fields");
        }
        int bytes = (int) count * entryBytes;
        ByteBuffer directory = buffer(file.read(offset + countBytes, bytes + pointerBytes, "a directory"));
        for (int at = 0; at < bytes; at += entryBytes) {
            int tag = directory.getShort(at) & 0xffff;
            int type = directory.getShort(at + 2) & 0xffff;
            if (Field.bytes(type) == 0) {
                continue; // types to come are to be skipped (TIFF 6.0, page 16)
            }
            long values = header.big() ? directory.getLong(at + 4) : directory.getInt(at + 4) & 0xffffffffL;
            int inlineAt = header.big() ? at + 12 : at + 8;
            boolean inline = values >= 0 && values * Field.bytes(type) <= pointerBytes;
            long valueAt = inline
                    ? offset + countBytes + inlineAt
                    : header.big() ? directory.getLong(inlineAt) : directory.getInt(inlineAt) & 0xffffffffL;
            entries.putIfAbsent(tag, new Entry(type, values, valueAt));
        }
        this.next = header.big() ? directory.getLong(bytes) : directory.getInt(bytes) & 0xffffffffL;
    }

    /** Where it is in the file. */
    long offset() {
        return offset;
    }

    /** The next directory's offset, or 0. */
    long next() {
        return next;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** How many values {@code tag} has; 0 without it. */
    long count(int tag) {
        return has(tag) ? entries.get(tag).count() : 0;
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(header.order());
    }

    private ByteBuffer values(int tag, Entry field) throws IOException {
        int size = field.bytes();
        if (field.count() < 1 || field.count() > file.size() / size || field.count() > Integer.MAX_VALUE / 16) {
            throw FormatException.corrupt(
                    "tiff",
                    field.valueAt(),
                    "tag " + tag + " has " + Long.toUnsignedString(field.count()) + " values in a file of "
                            + file.size() + " bytes");
        }
        return buffer(file.read(field.valueAt(), (int) field.count() * size, "the value of tag " + tag));
    }

    private static long integer(int tag, Entry field, ByteBuffer values, int i) throws FormatException {
        return switch (field.type()) {
            case 1, 7 -> values.get(i) & 0xff;
            case 3 -> values.getShort(2 * i) & 0xffff;
            case 4, 13 -> values.getInt(4 * i) & 0xffffffffL;
            case 6 -> values.get(i);
            case 8 -> values.getShort(2 * i);
            case 9 -> values.getInt(4 * i);
            case 16, 17, 18 -> values.getLong(8 * i);
            default ->
                throw FormatException.corrupt(
                        "tiff", field.valueAt(), "tag " + tag + " is of type " + field.type() + ", expected integers");
        };
    }

    /** The first value of an integer field. */
    long number(int tag, long otherwise) throws IOException {
        Entry field = entries.get(tag);
        return field == null ? otherwise : integer(tag, field, values(tag, field), 0);
    }

    /** All values of an integer field; none without it. */
    long[] numbers(int tag) throws IOException {
        Entry field = entries.get(tag);
        if (field == null) {
            return new long[0];
        }
        ByteBuffer values = values(tag, field);
        long[] numbers = new long[(int) field.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = integer(tag, field, values, i);
        }
        return numbers;
    }

    /** The first value of a rational or floating field, if it is finite. */
    OptionalDouble real(int tag) throws IOException {
        Entry field = entries.get(tag);
        if (field == null) {
            return OptionalDouble.empty();
        }
        double value = real(tag, field, values(tag, field), 0);
        return Double.isNaN(value) || Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** All values of a field of numbers; none without it. */
    double[] reals(int tag) throws IOException {
        Entry field = entries.get(tag);
        if (field == null) {
            return new double[0];
        }
        ByteBuffer values = values(tag, field);
        double[] reals = new double[(int) field.count()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = real(tag, field, values, i);
        }
        return reals;
    }

    private static double real(int tag, Entry field, ByteBuffer values, int i) throws FormatException {
        return switch (field.type()) {
            case 5 -> (double) (values.getInt(8 * i) & 0xffffffffL) / (values.getInt(8 * i + 4) & 0xffffffffL);
            case 10 -> (double) values.getInt(8 * i) / values.getInt(8 * i + 4);
            case 11 -> values.getFloat(4 * i);
            case 12 -> values.getDouble(8 * i);
            default -> integer(tag, field, values, i);
        };
    }

    /** The tags of all fields, in order. */
    Set<Integer> tags() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** A field to be copied as it is, if there is one. */
    Optional<Field> field(int tag) throws IOException {
        Entry field = entries.get(tag);
        return field == null
                ? Optional.empty()
                : Optional.of(Field.of(
                        field.type(), (int) field.count(), values(tag, field).array(), header.order()));
    }

    /** The directory that {@code tag} leads to, if there is one. */
    Optional<Ifd> below(int tag) throws IOException {
        return has(tag) ? Optional.of(new Ifd(file, header, number(tag, 0))) : Optional.empty();
    }

    /** A field of bytes, whatever its type. */
    Optional<byte[]> bytes(int tag) throws IOException {
        Entry field = entries.get(tag);
        return field == null ? Optional.empty() : Optional.of(values(tag, field).array());
    }
}
