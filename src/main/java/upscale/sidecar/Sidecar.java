package upscale.sidecar;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.format.Attachment;
import upscale.format.FormatException;
import upscale.format.Journey;

/**
 * What a JSON file beside an image file says of it in DICOM's words, as dcm2niix and other converters write it: {@code NAME.json} beside
 * {@code NAME.png}. It is kept as text, so that what is not understood stays as it was.
 *
 * @param file where it was read
 * @param text a JSON object (RFC 8259)
 */
public record Sidecar(Path file, String text) implements Attachment {
    /** Where the sidecar of an image file lies, whether there is one or not. */
    public static Path of(Path image) {
        String name = image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }

    @Override
    public Optional<String> lost(Journey journey) throws FormatException {
        List<String> keys = Statements.of(text).ofOtherValues(journey);
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(file + ": " + String.join(", ", keys) + (keys.size() == 1 ? " is" : " are")
                        + " left out: samples come to stand for other values");
    }

    /**
     * The same, with what it says of the grid told of the new one.
     *
     * @throws FormatException if it speaks of directions in a picture that has been turned
     */
    @Override
    public Optional<Sidecar> after(Journey journey) throws FormatException {
        return Optional.of(new Sidecar(file, Statements.of(text).after(journey).text()));
    }
}
