package upscale.inputs;

import java.text.Normalizer;

/** Names that are written in several ways. */
public final class NameForms {
    private NameForms() {}

    /** The same for names that differ in case alone, or in the normal form of Unicode: those that are one name on many disks. */
    public static String folded(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 128); // whose normal form needs no tables
        StringBuilder folded = new StringBuilder();
        (ascii ? name : Normalizer.normalize(name, Normalizer.Form.NFC))
                .codePoints()
                .forEach(c -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
        return folded.toString();
    }
}
