package upscale.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** The formats there are: our own and those of plug-in jars, probed in order of appearance. Immutable. */
public final class Formats {
    private final List<Format> all;

    private Formats(List<Format> all) {
        this.all = List.copyOf(all);
    }

    /** Every format that {@code loader} can see. */
    public static Formats load(ClassLoader loader) {
        List<Format> found = new ArrayList<>();
        ServiceLoader.load(Format.class, loader).forEach(found::add);
        return new Formats(found);
    }

    public List<Format> all() {
        return all;
    }

    public Optional<Format> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(f -> f.name().equals(wanted) || f.suffixes().contains(wanted))
                .findFirst();
    }

    /** Names of the formats that are written. */
    public List<String> writable() {
        return all.stream().filter(Format::writes).map(Format::name).toList();
    }

    /** The format whose suffix ends {@code fileName}, in any case. */
    public Optional<Format> ofFileName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String suffix = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return all.stream().filter(f -> f.suffixes().contains(suffix)).findFirst();
    }

    /** The format that recognises the file's first bytes, if one does. */
    public Optional<Format> recognising(Source source) throws IOException {
        byte[] head = source.head();
        return all.stream().filter(f -> f.reads() && f.recognises(head)).findFirst();
    }

    /**
     * The format of the file's own bytes, whatever its name says.
     *
     * @throws FormatException unsupported, if no format recognises it; corrupt, if it is empty
     */
    public Format of(Source source) throws IOException {
        Optional<Format> format = recognising(source);
        if (format.isPresent()) {
            return format.get();
        } else if (source.head().length == 0) {
            throw new FormatException(FormatException.Kind.CORRUPT, "the file is empty");
        }
        throw new FormatException(
                FormatException.Kind.UNSUPPORTED,
                "not an image in a known format (expected one of "
                        + String.join(
                                ", ",
                                all.stream()
                                        .filter(Format::reads)
                                        .map(Format::name)
                                        .toList()) + ")");
    }
}
