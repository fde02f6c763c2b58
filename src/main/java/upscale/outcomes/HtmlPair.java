package upscale.outcomes;

import java.io.IOException;
import java.io.Writer;
import java.util.Base64;
import java.util.Map;
import upscale.compare.Findings;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.FoundNumbers;
import upscale.telling.Xml;

/** Pairs as sections of a page. */
final class HtmlPair {
    private final Writer out;
    private final Verdict verdict;
    private final Gallery gallery;

    HtmlPair(Writer out, Verdict verdict, Gallery gallery) {
        this.out = out;
        this.verdict = verdict;
        this.gallery = gallery;
    }

    /** Writes the next pair: unfolded, if it fails. */
    void write(Outcome outcome) throws IOException {
        boolean fails = verdict.fails(outcome.status());
        String word = outcome.status().word();
        out.write("<details class=\"pair\" data-status=\"" + word + "\"" + (fails ? " open" : "")
                + ">\n<summary><span class=\""
                + (fails ? "fails\">\u2717 " : "passes\">\u2713 ")
                + outcome.status().label()
                + (fails || outcome.status().passes() ? "" : " (allowed)") + "</span> <bdi class=\"name\">"
                + name(outcome) + "</bdi></summary>\n");
        for (String reason : outcome.reasons()) {
            out.write("<p class=\"reason\">" + Xml.escaped(reason) + "</p>\n");
        }
        for (int i = 0; i < outcome.pages().size(); i++) {
            numbers(outcome.pages().get(i), outcome.pages().size() == 1 ? "" : "page " + (i + 1));
        }
        for (Gallery.Exhibit exhibit : gallery.of(outcome.pair())) {
            exhibit(outcome, exhibit);
        }
        out.write("</details>\n");
    }

    private static String name(Outcome outcome) {
        return Xml.escaped(outcome.pair().name());
    }

    private void numbers(Findings found, String caption) throws IOException {
        out.write("<table>\n" + (caption.isEmpty() ? "" : "<caption>" + caption + "</caption>\n"));
        for (Map.Entry<String, String> number : FoundNumbers.of(found).entrySet()) {
            out.write("<tr><th scope=\"row\">" + number.getKey() + "</th><td>" + Xml.escaped(number.getValue())
                    + "</td></tr>\n");
        }
        out.write("</table>\n");
    }

    private void exhibit(Outcome outcome, Gallery.Exhibit exhibit) throws IOException {
        String page = outcome.pages().size() > 1 || exhibit.page() > 1 ? "page " + exhibit.page() : "";
        String note = exhibit.factor() == 1 ? "" : "shown at 1/" + exhibit.factor() + " of its width and height";
        out.write("<div class=\"viewer\" data-view=\"side\">\n");
        if (!page.isEmpty() || !note.isEmpty()) {
            out.write("<p class=\"note\">" + page + (page.isEmpty() || note.isEmpty() ? "" : ", ") + note + "</p>\n");
        }
        out.write("<div class=\"pictures\">\n");
        for (Gallery.Picture picture : exhibit.pictures()) {
            out.write("<figure class=\"" + picture.role() + "\"><figcaption>" + picture.role()
                    + "</figcaption><div class=\"frame\" tabindex=\"0\" role=\"group\" aria-label=\""
                    + picture.role() + "\"><img loading=\"lazy\" decoding=\"async\" width=\"" + picture.width()
                    + "\" height=\""
                    + picture.height() + "\" alt=\"" + picture.role() + ": " + name(outcome)
                    + (page.isEmpty() ? "" : ", " + page) + "\" src=\"data:image/png;base64,");
            out.write(Base64.getEncoder().encodeToString(gallery.png(picture)));
            out.write("\"></div></figure>\n");
        }
        out.write("</div>\n</div>\n");
    }
}
