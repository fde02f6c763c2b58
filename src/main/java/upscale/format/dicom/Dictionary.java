package upscale.format.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The value representations of the standard's data elements (DICOM PS3.6), for files that leave them out. Loaded when it is first needed. Of
 * those that the standard leaves a choice, 8-bit or 16-bit data are OW, and US or SS follows Pixel Representation.
 *
 * <p>The resource has lines of group, value representation and elements, in hexadecimal; {@code XS} is US or SS.
 */
final class Dictionary {
    private static final Map<Integer, String> ENTRIES = load();

    private Dictionary() {}

    private static Map<Integer, String> load() {
        Map<Integer, String> entries = new HashMap<>();
        try (InputStream in = Dictionary.class.getResourceAsStream("dictionary.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                int group = Integer.parseInt(words[0], 16) << 16;
                for (int i = 2; i < words.length; i++) {
                    entries.put(group | Integer.parseInt(words[i], 16), words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /**
     * The value representation of {@code tag}.
     *
     * @param signed whether stored pixels are (Pixel Representation)
     * @return empty if the standard does not know it
     */
    static Optional<Vr> vr(int tag, boolean signed) {
        if ((tag & 0xffff) == 0) {
            return Optional.of(Vr.UL); // group lengths
        }
        if (Tag.isPrivate(tag)) {
            return (tag & 0xffff) < 0x100 ? Optional.of(Vr.LO) : Optional.empty(); // private creators
        }
        int group = Tag.group(tag) >> 8;
        boolean repeating = group == 0x50 || group == 0x60; // curves and overlays, one group each
        String name = ENTRIES.get(repeating ? tag & 0xff00ffff : tag);
        if (name == null) {
            return Optional.empty();
        }
        return name.equals("XS") ? Optional.of(signed ? Vr.SS : Vr.US) : Vr.named(name);
    }
}
