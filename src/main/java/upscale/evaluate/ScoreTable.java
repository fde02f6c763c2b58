package upscale.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import upscale.telling.Csv;

/** What scores are told as. */
public enum ScoreTable {
    /** A table for each scale, a row for each image: columns aligned by blanks. */
    TEXT {
        @Override
        public String of(Scores scores) {
            return tables(scores, ScoreTable::aligned);
        }
    },
    /** The same tables, as Markdown has them. */
    MARKDOWN {
        @Override
        public String of(Scores scores) {
            return tables(scores, ScoreTable::markdown);
        }
    },
    /** A row for each image in each trial, and one for the mean of each trial. */
    CSV {
        @Override
        public String of(Scores scores) {
            StringBuilder text = new StringBuilder(Csv.row(
                    Stream.of("image", "scale", "method", "width", "height", "psnr", "ssim", "seconds-per-megapixel")));
            for (Scores.OfImage image : scores.images()) {
                for (int i = 0; i < scores.trials().size(); i++) {
                    Score score = image.scores().get(i);
                    text.append(row(
                            image.name(),
                            scores.trials().get(i),
                            score.width(),
                            score.height(),
                            score.psnr(),
                            score.ssim(),
                            score.secondsPerMegapixel()));
                }
            }
            for (int i = 0; i < scores.trials().size(); i++) {
                Scores.Mean mean = scores.mean(i);
                text.append(row(
                        "mean", scores.trials().get(i), "", "", mean.psnr(), mean.ssim(), mean.secondsPerMegapixel()));
            }
            return text.toString();
        }

        private String row(String image, Trial trial, Object... numbers) {
            return Csv.row(Stream.concat(Stream.of(image, trial.scale(), trial.label()), Stream.of(numbers)));
        }
    };

    /** The text, with line ends; there is at least one image. */
    public abstract String of(Scores scores);

    private static String tables(Scores scores, Function<List<List<String>>, String> form) {
        List<String> tables = new ArrayList<>();
        for (int scale : scores.scales()) {
            tables.add(form.apply(cells(scores, scale)));
        }
        return String.join("\n", tables);
    }

    private static List<List<String>> cells(Scores scores, int scale) {
        List<Integer> trials = scores.trialsOf(scale);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("scale " + scale, trials, i -> scores.trials().get(i).label()));
        for (Scores.OfImage image : scores.images()) {
            rows.add(row(shown(image.name()), trials, i -> {
                Score score = image.scores().get(i);
                return measures(score.psnr(), score.ssim());
            }));
        }
        rows.add(row(
                "mean, dB and SSIM",
                trials,
                i -> measures(scores.mean(i).psnr(), scores.mean(i).ssim())));
        rows.add(row(
                "seconds per megapixel",
                trials,
                i -> String.format(Locale.ROOT, "%.4f", scores.mean(i).secondsPerMegapixel())));
        return rows;
    }

    private static List<String> row(String head, List<Integer> trials, Function<Integer, String> cell) {
        return Stream.concat(Stream.of(head), trials.stream().map(cell)).toList();
    }

    private static String measures(double psnr, double ssim) {
        return Double.isInfinite(psnr) ? "same" : String.format(Locale.ROOT, "%.3f %.4f", psnr, ssim);
    }

    // What a terminal would obey.
    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
            for (int c = 1; c < columns; c++) {
                text.append("  ")
                        .append(" ".repeat(widths[c] - row.get(c).length()))
                        .append(row.get(c));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String markdown(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append('|');
            rows.get(r)
                    .forEach(cell ->
                            text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
            text.append('\n');
            if (r == 0) {
                text.append("|---|")
                        .append("---:|".repeat(rows.get(0).size() - 1))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
