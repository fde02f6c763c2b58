package upscale.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import upscale.image.Image;
import upscale.image.Raster;
import upscale.terminal.HalfBlocks;
import upscale.terminal.ITerm2;
import upscale.terminal.Inline;
import upscale.terminal.Kitty;
import upscale.terminal.Sixel;

/**
 * A preview among the lines of a terminal: a sheet as wide as it, in its own pixels, or cells of characters. Of cells that there is no room for, a part is
 * shown, where there is most to see.
 *
 * @param how anything but {@link Inline#AUTO}
 * @param columns of the terminal
 * @param trueColour whether it shows 24 bits of colour
 */
public record Screenful(Inline how, int columns, boolean trueColour) {
    /** Pixels of a character, at least: of terminals that are known by their names, and of xterm, which shows sixels, too. */
    private static final int CHARACTER = 8;

    private static final int SMALL_CHARACTER = 6;

    /** So many cells of a sheet are side by side at least, however narrow the terminal is. */
    private static final int ABREAST = 2;

    /** Characters of a cell that is made of them, at least. */
    private static final int NARROWEST = 24;

    private static final int GAP = 2;

    /** Makes a PNG file of a picture. */
    @FunctionalInterface
    public interface Encoding {
        byte[] png(Image picture) throws IOException;
    }

    /** What is to be written, line ends included. */
    public String of(Preview preview, String title, Encoding encoding) throws IOException {
        return switch (how) {
            case KITTY -> Kitty.of(encoding.png(sheet(preview, title, CHARACTER)));
            case ITERM2 -> ITerm2.of(encoding.png(sheet(preview, title, CHARACTER)));
            case SIXEL -> Sixel.of(Raster.of(sheet(preview, title, SMALL_CHARACTER)));
            case BLOCKS -> blocks(preview, title);
            case AUTO, NONE -> "";
        };
    }

    private Image sheet(Preview preview, String title, int character) {
        int widest = Math.min(columns * character, ContactSheet.WIDEST);
        return new ContactSheet(preview.closer(ContactSheet.room(widest, ABREAST), Integer.MAX_VALUE), title, widest);
    }

    private String blocks(Preview whole, String title) {
        int abreast = Math.max(1, Math.min(whole.pictures().size(), (columns + GAP) / (NARROWEST + GAP)));
        int width = (columns + GAP) / abreast - GAP;
        Preview preview = whole.closer(width, width);
        Legend legend = new Legend(preview);
        List<Cell> cells = preview.pictures();
        int seen = cells.get(0).picture().info().width();
        StringBuilder text = new StringBuilder(title).append('\n');
        for (int i = 0; i < cells.size(); i += abreast) {
            List<List<String>> row = new ArrayList<>();
            for (Cell cell : cells.subList(i, Math.min(cells.size(), i + abreast))) {
                List<String> lines = new ArrayList<>();
                HalfBlocks.of(cell.picture(), trueColour).forEach(line -> lines.add(line + " ".repeat(width - seen)));
                legend.lines(cell).forEach(line -> lines.add(fitting(line, width)));
                row.add(lines);
            }
            for (int line = 0; line < row.get(0).size(); line++) {
                int at = line;
                text.append(String.join(
                                " ".repeat(GAP),
                                row.stream().map(lines -> lines.get(at)).toList()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String fitting(String text, int width) {
        return text.length() > width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }
}
