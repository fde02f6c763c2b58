package upscale.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.terminal.HalfBlocks;
import upscale.terminal.ITerm2;
import upscale.terminal.Inline;
import upscale.terminal.Kitty;
import upscale.terminal.Sixel;

/**
 * A preview among the lines of a terminal: a sheet as wide as it, in its own pixels; or cells of characters, each showing as much as there is room for of where
 * there is most to see.
 *
 * @param how anything but {@link Inline#AUTO}
 * @param columns of the terminal
 * @param trueColour whether it shows 24 bits of colour
 */
public record Screenful(Inline how, int columns, boolean trueColour) {
    /** Pixels of a character, of most terminals at least. */
    private static final int CHARACTER = 8;

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
            case KITTY -> Kitty.of(encoding.png(sheet(preview, title)));
            case ITERM2 -> ITerm2.of(encoding.png(sheet(preview, title)));
            case SIXEL -> Sixel.of(Raster.of(sheet(preview, title)));
            case BLOCKS -> blocks(preview, title);
            case AUTO, NONE -> "";
        };
    }

    private Image sheet(Preview preview, String title) {
        return new ContactSheet(preview, title, Math.min(columns * CHARACTER, ContactSheet.WIDEST));
    }

    private String blocks(Preview preview, String title) {
        Legend legend = new Legend(preview);
        List<Cell> cells = preview.pictures();
        int abreast = Math.max(1, Math.min(cells.size(), (columns + GAP) / (NARROWEST + GAP)));
        int width = (columns + GAP) / abreast - GAP;
        Raster first = cells.get(0).picture();
        ImageInfo info = first.info();
        Region seen = Detail.of(first, Math.min(width, info.width()), Math.min(width, info.height()));
        StringBuilder text = new StringBuilder(title).append('\n');
        for (int i = 0; i < cells.size(); i += abreast) {
            List<List<String>> row = new ArrayList<>();
            for (Cell cell : cells.subList(i, Math.min(cells.size(), i + abreast))) {
                List<String> lines =
                        new ArrayList<>(HalfBlocks.of(Raster.of(Part.of(cell.picture(), seen)), trueColour));
                legend.lines(cell).forEach(line -> lines.add(fitting(line, seen.width())));
                row.add(lines);
            }
            for (int line = 0; line < row.get(0).size(); line++) {
                int at = line;
                text.append(String.join(
                                " ".repeat(width + GAP - seen.width()),
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
