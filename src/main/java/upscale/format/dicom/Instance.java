package upscale.format.dicom;

import java.util.Optional;
import upscale.format.Attachment;
import upscale.format.Journey;

/**
 * The data set that a frame came with: all that a DICOM file says but its pixels.
 *
 * @param data of the whole file
 * @param frame which frame of it, in [0, frames)
 * @param lossy whether the file holds pixels compressed with loss
 * @param journey what became of the frame since it was read
 */
record Instance(DataSet data, int frame, boolean lossy, Optional<Journey> journey) implements Attachment {
    @Override
    public Optional<Instance> after(Journey taken) {
        return Optional.of(new Instance(data, frame, lossy, Optional.of(taken)));
    }
}
