package upscale.format.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import upscale.format.FormatException;

/** Data elements in the order of their tags: a file's, or an item's of a sequence. Pixel data are not among them. Immutable. */
final class DataSet {
    static final DataSet EMPTY = new DataSet(new TreeMap<>());

    private final SortedMap<Integer, Element> elements;

    private DataSet(SortedMap<Integer, Element> elements) {
        this.elements = elements;
    }

    /** @param elements of one tag, the last counts */
    static DataSet of(Collection<Element> elements) {
        SortedMap<Integer, Element> sorted = new TreeMap<>(Integer::compareUnsigned);
        elements.forEach(element -> sorted.put(element.tag(), element));
        return new DataSet(sorted);
    }

    static DataSet of(Element... elements) {
        return of(Arrays.asList(elements));
    }

    /** Every element, by ascending tag. */
    Collection<Element> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    /** With {@code more} in place of elements of the same tags. */
    DataSet with(Collection<Element> more) {
        SortedMap<Integer, Element> all = new TreeMap<>(Integer::compareUnsigned);
        all.putAll(elements);
        more.forEach(element -> all.put(element.tag(), element));
        return new DataSet(all);
    }

    DataSet with(Element... more) {
        return with(Arrays.asList(more));
    }

    /** Without the elements whose tags {@code drop} names. */
    DataSet without(IntPredicate drop) {
        return of(elements.values().stream()
                .filter(element -> !drop.test(element.tag()))
                .toList());
    }

    Optional<Element> get(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    boolean has(int tag) {
        return elements.containsKey(tag);
    }

    /** The text of an element that is there and not empty. */
    Optional<String> text(int tag) {
        return get(tag).map(Element::text).filter(text -> !text.isBlank()).map(String::strip);
    }

    /** The items of a sequence; none if there is no such sequence. */
    List<DataSet> items(int tag) {
        return get(tag).map(Element::items).orElse(List.of());
    }

    /**
     * The numbers of an element, written in digits (DS, IS) or in binary.
     *
     * @return none if there is no such element, or an empty one
     * @throws FormatException if they are no numbers
     */
    double[] numbers(int tag) throws FormatException {
        Element element = elements.get(tag);
        if (element == null || element.value().length == 0) {
            return new double[0];
        }
        return switch (element.vr()) {
            case US, SS, OW, UL, SL, FL, FD, SV, UV -> binary(element);
            default -> written(element);
        };
    }

    private static double[] binary(Element element) {
        ByteBuffer in = ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[in.remaining() / element.vr().unit()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (element.vr()) {
                case SS -> in.getShort();
                case UL -> in.getInt() & 0xffffffffL;
                case SL -> in.getInt();
                case FL -> in.getFloat();
                case FD -> in.getDouble();
                case SV, UV -> in.getLong();
                default -> in.getShort() & 0xffff;
            };
        }
        return numbers;
    }

    private static double[] written(Element element) throws FormatException {
        String text = element.text();
        if (text.isBlank()) {
            return new double[0];
        }
        String[] words = text.split("\\\\", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i].strip());
            } catch (NumberFormatException e) {
                numbers[i] = Double.NaN;
            }
            if (Double.isNaN(numbers[i]) || Double.isInfinite(numbers[i])) {
                throw FormatException.corrupt(
                        "dicom", "expected a number in " + Tag.label(element.tag()) + ", found \"" + words[i] + "\"");
            }
        }
        return numbers;
    }

    /**
     * An integer.
     *
     * @param otherwise if there is no such element, or an empty one
     * @throws FormatException if it is none
     */
    int integer(int tag, int otherwise) throws FormatException {
        double[] numbers = numbers(tag);
        if (numbers.length == 0) {
            return otherwise;
        }
        if (numbers[0] != (int) numbers[0]) {
            throw FormatException.corrupt(
                    "dicom", "expected an integer in " + Tag.label(tag) + ", found " + numbers[0]);
        }
        return (int) numbers[0];
    }

    /** @throws FormatException if it is missing, empty or no integer */
    int integer(int tag, String name) throws FormatException {
        if (numbers(tag).length == 0) {
            throw FormatException.corrupt("dicom", "an image without " + name + " " + Tag.label(tag));
        }
        return integer(tag, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet set && elements.equals(set.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.values().toString();
    }
}
