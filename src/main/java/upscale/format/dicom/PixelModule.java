package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;

/**
 * What a data set says of its pixels (DICOM PS3.3, C.7.6.3).
 *
 * @param info of each frame
 * @param syntax as which they are written
 * @param frames how many there are
 * @param extremes the least and the greatest sample that is data, if they are known
 */
record PixelModule(ImageInfo info, TransferSyntax syntax, int frames, Optional<Extremes> extremes) {
    /** The range of the samples that were written. */
    record Extremes(int least, int greatest) {}

    /** Bits that a sample takes in the file: one, or whole bytes. */
    static int allocated(ImageInfo info) {
        boolean bit = info.type().bits() == 1 && info.colour() == Colour.GRAY;
        return bit ? 1 : Math.max(8, info.type().bits());
    }

    /** As which pixels are stored. */
    Vr vr() {
        return syntax.encapsulated() || allocated(info) <= 8 ? Vr.OB : Vr.OW;
    }

    /** {@code data} with what holds of these pixels, and without what does not. */
    DataSet over(DataSet data) {
        boolean rgb = info.colour() == Colour.RGB;
        int allocated = allocated(info);
        int stored = info.significantBits();
        List<Element> elements = new ArrayList<>();
        elements.add(us(Tag.SAMPLES_PER_PIXEL, rgb ? 3 : 1));
        elements.add(Element.text(Tag.PHOTOMETRIC, Vr.CS, photometric(data)));
        if (rgb) {
            elements.add(us(Tag.PLANAR, syntax == TransferSyntax.RLE ? 1 : 0));
        }
        elements.add(us(Tag.ROWS, info.height()));
        elements.add(us(Tag.COLUMNS, info.width()));
        elements.add(us(Tag.BITS_ALLOCATED, allocated));
        elements.add(us(Tag.BITS_STORED, stored));
        elements.add(us(Tag.HIGH_BIT, stored - 1));
        elements.add(us(Tag.PIXEL_REPRESENTATION, info.type().signed() ? 1 : 0));
        if (frames > 1 || data.has(Tag.FRAMES)) {
            elements.add(Element.text(Tag.FRAMES, Vr.IS, Integer.toString(frames)));
        }
        extremes.ifPresent(e -> {
            Vr vr = info.type().signed() ? Vr.SS : Vr.US;
            elements.add(Element.shorts(Tag.SMALLEST, vr, e.least()));
            elements.add(Element.shorts(Tag.LARGEST, vr, e.greatest()));
        });
        if (!data.has(Tag.RED_DESCRIPTOR)) { // the source's stays, in its own width
            info.palette().ifPresent(palette -> elements.addAll(tables(palette)));
        }
        info.icc().ifPresent(icc -> elements.add(Element.of(Tag.ICC_PROFILE, Vr.OB, icc.bytes())));
        return data.without(tag -> tag == Tag.PLANAR).with(elements);
    }

    private String photometric(DataSet data) {
        return switch (info.colour()) {
            case RGB -> Photometric.RGB.label();
            case PALETTE -> Photometric.PALETTE_COLOR.label();
            default ->
                data.text(Tag.PHOTOMETRIC)
                        .filter(Photometric.MONOCHROME1.label()::equals)
                        .orElse(Photometric.MONOCHROME2.label());
        };
    }

    private static Element us(int tag, int value) {
        return Element.shorts(tag, Vr.US, value);
    }

    /** Of 16 bits, as some readers know no others, the byte twice. */
    private static List<Element> tables(Palette palette) {
        List<Element> tables = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            int[] entries = new int[palette.size()];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = 257 * palette.component(i, c);
            }
            tables.add(Element.shorts(Tag.RED_DESCRIPTOR + c, Vr.US, entries.length, 0, 16));
            tables.add(Element.shorts(Tag.RED_TABLE + c, Vr.OW, entries));
        }
        return tables;
    }
}
