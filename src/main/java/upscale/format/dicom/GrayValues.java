package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.StoredValues;
import upscale.format.StoredValues.Display;
import upscale.format.StoredValues.Line;
import upscale.format.StoredValues.Meaning;
import upscale.format.StoredValues.Shape;
import upscale.format.StoredValues.Window;

/** What a data set says of the values that gray samples stand for (DICOM PS3.3, C.11.1 and C.11.2). */
final class GrayValues {
    private GrayValues() {}

    /**
     * What a frame's samples stand for, and how they are to be shown.
     *
     * @return empty for colours, and where all samples stand for one value
     */
    static Optional<StoredValues> of(DataSet frame, PixelLayout layout) throws FormatException {
        Photometric photometric = layout.photometric();
        boolean gray = photometric == Photometric.MONOCHROME1 || photometric == Photometric.MONOCHROME2;
        Meaning meaning = meaning(frame, layout.signed());
        if (!gray || meaning instanceof Line line && line.slope() == 0) {
            return Optional.empty();
        }
        List<Display> displays = new ArrayList<>(windows(frame));
        for (DataSet item : frame.items(Tag.DISPLAY_TABLES)) {
            displays.add(LookupTable.of(item, negative(meaning, layout)).asTable());
        }
        return Optional.of(new StoredValues(meaning, displays, photometric == Photometric.MONOCHROME1));
    }

    /**
     * What samples stand for: a table says it, or a line, or they stand for themselves.
     *
     * @param signed whether samples are
     */
    static Meaning meaning(DataSet frame, boolean signed) throws FormatException {
        List<DataSet> tables = frame.items(Tag.MODALITY_TABLE);
        if (!tables.isEmpty()) {
            return LookupTable.of(tables.get(0), signed).asTable();
        }
        double[] slope = frame.numbers(Tag.RESCALE_SLOPE);
        double[] intercept = frame.numbers(Tag.RESCALE_INTERCEPT);
        return new Line(slope.length > 0 ? slope[0] : 1, intercept.length > 0 ? intercept[0] : 0);
    }

    /** Whether some value is: what the first entry of a table is of is then signed, whatever its representation (C.11.2.1.1). */
    private static boolean negative(Meaning meaning, PixelLayout layout) {
        double top = Math.scalb(1.0, layout.signed() ? layout.stored() - 1 : layout.stored());
        double least = layout.signed() ? -top : 0;
        return meaning.value(least) < 0 || meaning.value(top - 1) < 0;
    }

    private static List<Window> windows(DataSet frame) throws FormatException {
        double[] centres = frame.numbers(Tag.WINDOW_CENTER);
        double[] widths = frame.numbers(Tag.WINDOW_WIDTH);
        Shape shape = switch (frame.text(Tag.WINDOW_SHAPE).orElse("LINEAR")) {
            case "LINEAR_EXACT" -> Shape.LINEAR_EXACT;
            case "SIGMOID" -> Shape.SIGMOID;
            default -> Shape.LINEAR;
        };
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(centres.length, widths.length); i++) {
            if (shape == Shape.LINEAR ? widths[i] >= 1 : widths[i] > 0) {
                windows.add(new Window(centres[i], widths[i], shape));
            }
        }
        return windows;
    }
}
