package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;

/**
 * What a data set says of one of its frames. Enhanced objects keep that in functional groups, shared by all frames or one of each
 * (DICOM PS3.3, C.7.6.16): their attributes are laid over those of the data set, where older objects have them.
 */
final class FrameData {
    private FrameData() {}

    /** @param frame in [0, frames) */
    static DataSet of(DataSet data, int frame) {
        List<Element> over = new ArrayList<>();
        data.items(Tag.SHARED_GROUPS).stream().limit(1).forEach(groups -> lay(groups, over));
        data.items(Tag.PER_FRAME_GROUPS).stream().skip(frame).limit(1).forEach(groups -> lay(groups, over));
        return over.isEmpty() ? data : data.with(over);
    }

    private static void lay(DataSet groups, List<Element> over) {
        for (Element group : groups.elements()) {
            group.items().stream().limit(1).forEach(item -> over.addAll(item.elements()));
        }
    }
}
