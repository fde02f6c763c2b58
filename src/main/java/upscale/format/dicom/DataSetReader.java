package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;

/**
 * Reads data elements (DICOM PS3.5, 7). Every length is held against what surrounds it before memory is asked for; where pixel data lie is
 * noted, they are not read.
 */
final class DataSetReader {
    private static final long UNDEFINED = 0xffffffffL;
    private static final int DEPTH_LIMIT = 32;

    /**
     * How elements are written.
     *
     * @param explicit whether each says its value representation
     */
    record Encoding(boolean explicit, ByteOrder order) {
        static final Encoding IMPLICIT_LITTLE = new Encoding(false, ByteOrder.LITTLE_ENDIAN);
        static final Encoding EXPLICIT_LITTLE = new Encoding(true, ByteOrder.LITTLE_ENDIAN);
        static final Encoding EXPLICIT_BIG = new Encoding(true, ByteOrder.BIG_ENDIAN);
    }

    /** An element's tag, representation and length, ahead of its value. */
    private record Header(int tag, Vr vr, long length, long at) {
        boolean undefined() {
            return length == UNDEFINED;
        }

        FormatException corrupt(String message) {
            return FormatException.corrupt("dicom", at, Tag.label(tag) + " " + message);
        }
    }

    private final Cursor in;
    private long room = Runtime.getRuntime().maxMemory() / 4;
    private boolean signed;
    private Optional<PixelData> pixels = Optional.empty();

    DataSetReader(Cursor in) {
        this.in = in;
    }

    /** Where the pixel data are that were come across. */
    Optional<PixelData> pixels() {
        return pixels;
    }

    /** The elements of group 0002, which may come first. */
    DataSet meta() throws IOException {
        List<Element> elements = new ArrayList<>();
        while (in.at() < in.size()) {
            long start = in.at();
            int group = in.unsignedShort(ByteOrder.LITTLE_ENDIAN, "a data element's tag");
            in.skip(start - in.at());
            if (group != 2) {
                break;
            }
            elements.add(element(header(Encoding.EXPLICIT_LITTLE, in.size()), Encoding.EXPLICIT_LITTLE, 0, in.size()));
        }
        return DataSet.of(elements);
    }

    /** The elements up to the end of the file. */
    DataSet rest(Encoding encoding) throws IOException {
        List<Element> elements = new ArrayList<>();
        while (in.at() < in.size()) {
            Header header = header(encoding, in.size());
            if (isPixelData(header.tag)) {
                notePixelData(header, encoding);
            } else {
                elements.add(element(header, encoding, 0, in.size()));
            }
        }
        return DataSet.of(elements);
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PIXEL_DATA || tag == Tag.FLOAT_PIXEL_DATA || tag == Tag.DOUBLE_PIXEL_DATA;
    }

    private void notePixelData(Header header, Encoding encoding) throws IOException {
        if (pixels.isPresent()) {
            throw header.corrupt("follows other pixel data");
        }
        if (header.undefined()) {
            if (header.tag != Tag.PIXEL_DATA) {
                throw header.corrupt("has no length");
            }
            pixels = Optional.of(PixelData.encapsulated(fragments(encoding.order, in.size())));
            return;
        }
        if (header.length > in.size() - in.at()) {
            in.ending().early(cutShort(header, in.size()));
        }
        pixels = Optional.of(PixelData.whole(header.tag, header.vr, encoding.order, in.at(), header.length));
        in.skip(header.length);
    }

    private Header header(Encoding encoding, long end) throws IOException {
        long at = in.at();
        int tag = in.tag(encoding.order);
        if (Tag.group(tag) == Tag.group(Tag.ITEM)) {
            throw FormatException.corrupt(
                    "dicom", at, "expected a data element, found " + Tag.label(tag) + ", which belongs to sequences");
        }
        Vr vr;
        long length;
        if (encoding.explicit) {
            vr = letters(tag, at);
            if (vr.longLength()) {
                in.skip(2);
                length = in.unsignedInt(encoding.order, "a data element's length");
            } else {
                length = in.unsignedShort(encoding.order, "a data element's length");
            }
        } else {
            length = in.unsignedInt(encoding.order, "a data element's length");
            boolean sequence = length == UNDEFINED && tag != Tag.PIXEL_DATA;
            vr = sequence ? Vr.SQ : Dictionary.vr(tag, signed).orElse(Vr.UN);
        }
        if (in.at() > end) {
            throw FormatException.corrupt("dicom", at, Tag.label(tag) + " begins behind the end of its item");
        }
        return new Header(tag, vr, length, at);
    }

    private Vr letters(int tag, long at) throws IOException {
        String letters = new String(in.bytes(2, "a value representation"), StandardCharsets.ISO_8859_1);
        Optional<Vr> vr = Vr.named(letters);
        if (vr.isEmpty()) {
            throw FormatException.corrupt(
                    "dicom",
                    at,
                    Tag.label(tag) + " has the value representation \"" + letters.replaceAll("[^ -~]", "?")
                            + "\", which there is not");
        }
        return vr.get();
    }

    private void requireWithin(Header header, long end) throws FormatException {
        if (header.length > end - in.at()) {
            throw cutShort(header, end);
        }
    }

    private FormatException cutShort(Header header, long end) {
        return header.corrupt("of " + header.length + " bytes, where " + (end - in.at()) + " are left");
    }

    private void take(long bytes) throws FormatException {
        room -= bytes;
        if (room < 0) {
            throw FormatException.tooLarge("a dicom data set of more than "
                    + (Runtime.getRuntime().maxMemory() / 4 >> 20)
                    + " MiB beside its pixels; give Java more memory with UPSCALE_JAVA_OPTS=-Xmx...");
        }
    }

    private Element element(Header header, Encoding encoding, int depth, long end) throws IOException {
        take(Element.cost(0));
        if (header.undefined()) {
            return switch (header.vr) {
                case SQ -> Element.sequence(header.tag, items(header, encoding, depth, end));
                // of unknown representation, hence in the default encoding (PS3.5, 6.2.2)
                case UN -> Element.sequence(header.tag, items(header, Encoding.IMPLICIT_LITTLE, depth, end));
                case OB, OW -> {
                    fragments(encoding.order, end); // pixels of an icon, which nobody wants
                    yield Element.of(header.tag, header.vr, new byte[0]);
                }
                default -> throw header.corrupt(header.vr + " has no length");
            };
        }
        if (header.vr == Vr.UN && encoding.explicit) {
            // whoever wrote it did not know what the standard does; in the default encoding, too
            Optional<Vr> known = Dictionary.vr(header.tag, signed);
            if (known.isPresent() && known.get() != Vr.UN) {
                Header told = new Header(header.tag, known.get(), header.length, header.at);
                return element(told, Encoding.IMPLICIT_LITTLE, depth, end);
            }
        }
        requireWithin(header, end);
        if (header.vr == Vr.SQ) {
            return Element.sequence(header.tag, items(header, encoding, depth, in.at() + header.length));
        }
        take(header.length);
        byte[] value = in.bytes(Math.toIntExact(header.length), Tag.label(header.tag));
        if (header.vr != Vr.UN) {
            header.vr.toLittleEndian(value, encoding.order);
        }
        if (header.tag == Tag.PIXEL_REPRESENTATION && value.length > 0) {
            signed = value[0] != 0;
        }
        return Element.of(header.tag, header.vr, value);
    }

    /** @param end of the sequence, or of what it lies in if it has no length itself */
    private List<DataSet> items(Header sequence, Encoding encoding, int depth, long end) throws IOException {
        if (depth == DEPTH_LIMIT) {
            throw sequence.corrupt("lies in " + DEPTH_LIMIT + " other sequences");
        }
        List<DataSet> items = new ArrayList<>();
        while (sequence.undefined() || in.at() < end) {
            long at = in.at();
            int tag = in.tag(encoding.order);
            long length = in.unsignedInt(encoding.order, "an item's length");
            if (tag == Tag.SEQUENCE_END && sequence.undefined()) {
                return items;
            }
            if (tag != Tag.ITEM) {
                throw FormatException.corrupt(
                        "dicom", at, "expected an item of " + Tag.label(sequence.tag) + ", found " + Tag.label(tag));
            }
            requireWithin(new Header(tag, Vr.SQ, length == UNDEFINED ? 0 : length, at), end);
            items.add(item(length, encoding, depth + 1, length == UNDEFINED ? end : in.at() + length));
        }
        return items;
    }

    private DataSet item(long length, Encoding encoding, int depth, long end) throws IOException {
        take(Element.cost(0));
        List<Element> elements = new ArrayList<>();
        while (length == UNDEFINED || in.at() < end) {
            if (length == UNDEFINED) {
                long at = in.at();
                if (in.tag(encoding.order) == Tag.ITEM_END) {
                    in.unsignedInt(encoding.order, "an item's end");
                    return DataSet.of(elements);
                }
                in.skip(at - in.at());
            }
            elements.add(element(header(encoding, end), encoding, depth, end));
        }
        return DataSet.of(elements);
    }

    /** Where the items of encapsulated pixel data lie, the table of offsets first. */
    private List<PixelData.Fragment> fragments(ByteOrder order, long end) throws IOException {
        List<PixelData.Fragment> fragments = new ArrayList<>();
        while (true) {
            long at = in.at();
            int tag = in.tag(order);
            long length = in.unsignedInt(order, "a fragment's length");
            if (tag == Tag.SEQUENCE_END) {
                return fragments;
            }
            Header header = new Header(tag, Vr.OB, length, at);
            if (tag != Tag.ITEM || header.undefined()) {
                throw FormatException.corrupt(
                        "dicom", at, "expected a fragment of pixel data with its length, found " + Tag.label(tag));
            }
            requireWithin(header, end);
            take(32);
            fragments.add(new PixelData.Fragment(in.at(), length));
            in.skip(length);
        }
    }
}
