package upscale.inputs;

import java.text.Normalizer;

/** Names that are written in several ways. */
public final class NameForms {
    private NameForms() {}

    /** The same for names that differ in case alone, or in the normal form of Unicode: those that are one name on many disks. */
    public static String folded(String name) {
        String composed = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(composed.codePointAt(i))));
        }
        return folded.toString();
    }

    // Such names are composed, which is known without the tables of Unicode.
    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
