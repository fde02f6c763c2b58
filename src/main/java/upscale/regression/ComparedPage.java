package upscale.regression;

import java.util.Optional;
import upscale.compare.Alike;
import upscale.compare.Unit;
import upscale.format.Metadata;
import upscale.format.StoredValues;
import upscale.image.SampleType;

/**
 * A page of a pair that can be compared.
 *
 * @param actual what is compared
 * @param expected what it is compared with
 * @param number from 1
 * @param count how many pages the pair has
 */
record ComparedPage(Alike.Ready ready, ReadFile.ReadPage actual, ReadFile.ReadPage expected, int number, int count) {
    /** What DICOM files say where they say that there is no unit (PS3.3, C.11.1.1.2). */
    private static final String UNSPECIFIED = "US";

    /** What both files state that their samples stand for, if it is the samples themselves that are compared; else code values. */
    Unit unit() {
        Optional<Unit> unit = stated(actual);
        return unit.isPresent() && unit.equals(stated(expected)) ? unit.get() : Unit.CODES;
    }

    private Optional<Unit> stated(ReadFile.ReadPage read) {
        SampleType type = read.page().image().info().type();
        Metadata metadata = read.page().metadata();
        Optional<StoredValues.Meaning> meaning =
                metadata.attached(StoredValues.class).map(StoredValues::meaning);
        if (type != ready.actual().info().type()
                || meaning.isEmpty()
                || !(meaning.get() instanceof StoredValues.Line line)
                || !(line.slope() > 0)) {
            return Optional.empty();
        }
        String name = metadata.properties().getOrDefault("rescale type", hounsfield(metadata));
        return name.isBlank() || name.equals(UNSPECIFIED)
                ? Optional.empty()
                : Optional.of(new Unit(name, line.slope()));
    }

    // CT images may leave it out: their values are Hounsfield units then.
    private static String hounsfield(Metadata metadata) {
        return "CT".equals(metadata.properties().get("modality")) ? "HU" : "";
    }
}
