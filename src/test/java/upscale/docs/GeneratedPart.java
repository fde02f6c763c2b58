package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that a test computes, between {@code <!-- NAME: begin -->} and {@code <!-- NAME: end -->}.
 */
record GeneratedPart(Path page, String name) {
    /** Whether what tests make for the documents is written where it differs: look at it before it is committed. */
    static final boolean WRITE = Boolean.getBoolean("upscale.docs.write");

    static final String TO_WRITE = "write it anew with -Dupscale.docs.write=true";

    /** The part is this text, which ends in a line end. */
    void assertIs(String text) throws IOException {
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->";
        String all = Files.readString(page).replace("\r\n", "\n");
        assertThat(all).as("%s has the place", page).containsSubsequence(begin, end);
        int from = all.indexOf(begin) + begin.length();
        String present = all.substring(from, all.indexOf(end));
        if (WRITE) {
            Files.writeString(page, all.substring(0, from) + text + all.substring(all.indexOf(end)));
            present = text;
        }
        assertThat(present).as("the part %s of %s; %s", name, page, TO_WRITE).isEqualTo(text);
    }
}
