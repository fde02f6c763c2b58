package upscale.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import upscale.format.Feature;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Page;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Samples;

/**
 * The table of features in {@code docs/formats.md} is what becomes of each when a file is written and read back.
 * {@code -Dupscale.docs.write=true} writes it anew.
 */
class FormatsTableTest {
    private static final GeneratedPart TABLE = new GeneratedPart(Path.of("docs", "formats.md"), "features");

    /** What becomes of a feature, in the words of the page. */
    private static String cell(Format format, Feature feature) throws IOException {
        if (format.refuses(feature.image().info()).isPresent()) {
            return "refused";
        }
        Raster image = feature.image();
        Page page =
                format.read(Written.source(format, feature.writtenAs(format))).first();
        boolean same = Samples.same(Samples.of(image), Samples.of(page.raster()));
        if (feature.kept().test(page)) {
            return same || feature.said() ? "kept" : "lossy";
        }
        return same && !feature.said() ? as(image.info(), page.image().info()) : "lost";
    }

    /** How the same values come back under another description. */
    private static String as(ImageInfo from, ImageInfo to) {
        if (!from.icc().equals(to.icc())) {
            return "lost";
        } else if (from.type() != to.type()) {
            return "as " + to.type().label();
        } else if (from.colour() != to.colour()) {
            return "as " + to.colour().name().toLowerCase(Locale.ROOT);
        } else if (from.significantBits() != to.significantBits()) {
            return "as " + to.significantBits() + " bits";
        }
        return "lost";
    }

    private static String table() throws IOException {
        List<Format> formats = Formats.load(FormatsTableTest.class.getClassLoader()).all().stream()
                .filter(format -> format.reads() && format.writes())
                .toList();
        StringBuilder table = new StringBuilder("| written and read back |");
        formats.forEach(format -> table.append(" `").append(format.name()).append("` |"));
        table.append("\n|---|").append("---|".repeat(formats.size())).append('\n');
        for (Feature feature : Feature.all()) {
            List<String> cells = new ArrayList<>();
            for (Format format : formats) {
                cells.add(cell(format, feature));
            }
            table.append("| ")
                    .append(feature.name())
                    .append(" | ")
                    .append(String.join(" | ", cells))
                    .append(" |\n");
        }
        return table.toString();
    }

    @Test
    void tellsWhatBecomesOfEachFeature() throws IOException {
        TABLE.assertIs(table());
    }
}
