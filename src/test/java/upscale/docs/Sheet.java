package upscale.docs;

import java.util.Arrays;
import upscale.compare.Letters;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** A sheet of paper, gray or in colour, 8 bits a sample, that pictures are laid on. Coordinates are pixels from the top left. */
final class Sheet {
    private static final int PAPER = 255;
    static final int SUB = 5; // places in a pixel, along each side
    private static final int LETTER_ROWS = 9;
    private static final int TEXT = 2; // how many times letters are enlarged

    /** Rows for a line of text, with some air below. */
    static final int CAPTION = 20;

    private final Raster raster;

    private Sheet(ImageInfo info) {
        raster = Raster.allocate(info);
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    raster.set(c, x, y, PAPER);
                }
            }
        }
    }

    static Sheet gray(int width, int height) {
        return new Sheet(ImageInfo.gray(width, height, SampleType.U8));
    }

    static Sheet colour(int width, int height) {
        return new Sheet(ImageInfo.rgb(width, height, SampleType.U8));
    }

    /** Pictures side by side, top edges aligned, with a gap between. */
    static Sheet row(int gap, Raster... pictures) {
        int width = -gap;
        int height = 0;
        boolean colour = false;
        for (Raster picture : pictures) {
            width += gap + picture.info().width();
            height = Math.max(height, picture.info().height());
            colour |= picture.info().colour() == Colour.RGB;
        }
        Sheet sheet = colour ? colour(width, height) : gray(width, height);
        int x = 0;
        for (Raster picture : pictures) {
            sheet.lay(picture, x, 0);
            x += picture.info().width() + gap;
        }
        return sheet;
    }

    Raster raster() {
        return raster;
    }

    /** Lays a picture of at most 8 bits, gray or RGB, on the sheet; transparent parts show what is there. */
    Sheet lay(Raster picture, int left, int top) {
        ImageInfo info = picture.info();
        double unit = 255 / info.white();
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                double cover = info.hasAlpha() ? picture.get(info.channels() - 1, x, y) / info.white() : 1;
                for (int c = 0; c < raster.info().channels(); c++) {
                    double value = picture.get(Math.min(c, info.colourChannels() - 1), x, y) * unit;
                    double below = raster.get(c, left + x, top + y);
                    raster.set(c, left + x, top + y, Math.rint(below + cover * (value - below)));
                }
            }
        }
        return this;
    }

    /** What is to be seen at a place, 0 to 255 of a channel; between pixels, too. */
    interface Ink {
        double at(double x, double y, int channel);
    }

    /** Covers the sheet with a drawing: each pixel is the mean of 5x5 places in it. */
    Sheet draw(Ink ink) {
        for (int c = 0; c < raster.info().channels(); c++) {
            for (int y = 0; y < raster.info().height(); y++) {
                for (int x = 0; x < raster.info().width(); x++) {
                    double sum = 0;
                    for (int i = 0; i < SUB * SUB; i++) {
                        sum += ink.at(x + (i % SUB + 0.5) / SUB, y + (i / SUB + 0.5) / SUB, c);
                    }
                    raster.set(c, x, y, Math.rint(sum / (SUB * SUB)));
                }
            }
        }
        return this;
    }

    /** Writes a line of text in black. */
    Sheet write(String text, int left, int top) {
        byte[][] ink = new byte[LETTER_ROWS * TEXT][Letters.width(text, TEXT)];
        for (byte[] row : ink) {
            Arrays.fill(row, (byte) 1);
        }
        Letters.read().draw(ink, text, 0, 0, TEXT);
        for (int y = 0; y < ink.length; y++) {
            for (int x = 0; x < ink[y].length; x++) {
                for (int c = 0; c < raster.info().channels() && ink[y][x] == 0; c++) {
                    raster.set(c, left + x, top + y, 0);
                }
            }
        }
        return this;
    }
}
