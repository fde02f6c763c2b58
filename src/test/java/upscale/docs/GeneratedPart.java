package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that a test computes, between {@code <!-- NAME: begin -->} and {@code <!-- NAME: end -->}.
 *
 * @param property set to true, it writes the part anew
 */
record GeneratedPart(Path page, String name, String property) {
    /** The part is this text, which ends in a line end. */
    void assertIs(String text) throws IOException {
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->";
        String all = Files.readString(page).replace("\r\n", "\n");
        assertThat(all).as("%s has the place", page).containsSubsequence(begin, end);
        int from = all.indexOf(begin) + begin.length();
        String present = all.substring(from, all.indexOf(end));
        if (Boolean.getBoolean(property)) {
            Files.writeString(page, all.substring(0, from) + text + all.substring(all.indexOf(end)));
            present = text;
        }
        assertThat(present)
                .as("the part %s of %s; write it anew with -D%s=true", name, page, property)
                .isEqualTo(text);
    }
}
