package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.StoredValues;
import upscale.format.StoredValues.Shape;
import upscale.format.StoredValues.Window;

/** What a data set says of the values that gray samples stand for (DICOM PS3.3, C.11.1 and C.11.2). */
final class GrayValues {
    private GrayValues() {}

    /**
     * Slope, intercept and windows of a frame.
     *
     * @return empty for colours, and where a table says what the line would
     */
    static Optional<StoredValues> of(DataSet frame, PixelLayout layout) throws FormatException {
        Photometric photometric = layout.photometric();
        boolean gray = photometric == Photometric.MONOCHROME1 || photometric == Photometric.MONOCHROME2;
        double[] slope = frame.numbers(Tag.RESCALE_SLOPE);
        double[] intercept = frame.numbers(Tag.RESCALE_INTERCEPT);
        if (!gray || frame.has(Tag.MODALITY_TABLE) || slope.length > 0 && slope[0] == 0) {
            return Optional.empty();
        }
        return Optional.of(new StoredValues(
                slope.length > 0 ? slope[0] : 1,
                intercept.length > 0 ? intercept[0] : 0,
                windows(frame),
                photometric == Photometric.MONOCHROME1));
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
