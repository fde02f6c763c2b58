package upscale.preview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What is said of each cell of a preview: the method's name, and how near it comes to the reference. Immutable. */
public final class Legend {
    private static final String BEST = "*";

    private final List<Cell> cells;
    private final List<Cell> bestPsnr;
    private final List<Cell> bestSsim;

    public Legend(Preview preview) {
        cells = preview.cells();
        bestPsnr = best(Likeness::psnr);
        bestSsim = best(likeness -> likeness.ssim().orElse(Double.NEGATIVE_INFINITY)).stream()
                .filter(cell -> cell.likeness().orElseThrow().ssim().isPresent())
                .toList();
    }

    // Those that have the largest number; none if nothing was compared.
    private List<Cell> best(ToDoubleFunction<Likeness> number) {
        List<Cell> compared =
                cells.stream().filter(cell -> cell.likeness().isPresent()).toList();
        Comparator<Cell> order = Comparator.comparingDouble(
                cell -> number.applyAsDouble(cell.likeness().orElseThrow()));
        return compared.stream()
                .filter(cell -> compared.stream().noneMatch(other -> order.compare(other, cell) > 0))
                .toList();
    }

    /** The lines below a cell, as many as below any other of the preview. */
    List<String> lines(Cell cell) {
        List<String> lines = new ArrayList<>(List.of(cell.label()));
        if (!bestPsnr.isEmpty()) {
            lines.add(numbers(cell));
        }
        return lines;
    }

    /** A line for each method, with ends of lines; empty if nothing was compared. */
    public String table() {
        int widest =
                cells.stream().mapToInt(cell -> cell.label().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Cell cell : bestPsnr.isEmpty() ? List.<Cell>of() : cells) {
            table.append(cell.label())
                    .append(" ".repeat(widest - cell.label().length() + 2))
                    .append(numbers(cell))
                    .append('\n');
        }
        return table.toString();
    }

    private String numbers(Cell cell) {
        return cell.likeness()
                .map(likeness -> String.format(
                                Locale.ROOT,
                                "%-10s %s",
                                psnr(likeness.psnr()) + mark(bestPsnr, cell),
                                ssim(likeness.ssim()) + mark(bestSsim, cell))
                        .stripTrailing())
                .orElse("");
    }

    private static String mark(List<Cell> best, Cell cell) {
        return best.contains(cell) ? BEST : "";
    }

    private static String psnr(double psnr) {
        return Double.isInfinite(psnr) ? "same" : String.format(Locale.ROOT, "%.2f dB", psnr);
    }

    private static String ssim(OptionalDouble ssim) {
        return ssim.isPresent() ? String.format(Locale.ROOT, "%.4f", ssim.getAsDouble()) : "";
    }
}
