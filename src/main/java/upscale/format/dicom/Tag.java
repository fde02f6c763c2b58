package upscale.format.dicom;

import java.util.Locale;

/** The tags of data elements that upscale knows, as {@code 0xggggeeee} (DICOM PS3.6). */
final class Tag {
    static final int META_LENGTH = 0x00020000;
    static final int META_VERSION = 0x00020001;
    static final int META_SOP_CLASS = 0x00020002;
    static final int META_SOP_INSTANCE = 0x00020003;
    static final int TRANSFER_SYNTAX = 0x00020010;
    static final int IMPLEMENTATION_CLASS = 0x00020012;
    static final int IMPLEMENTATION_VERSION = 0x00020013;

    static final int IMAGE_TYPE = 0x00080008;
    static final int SOP_CLASS = 0x00080016;
    static final int SOP_INSTANCE = 0x00080018;
    static final int STUDY_DATE = 0x00080020;
    static final int STUDY_TIME = 0x00080030;
    static final int ACCESSION_NUMBER = 0x00080050;
    static final int MODALITY = 0x00080060;
    static final int CONVERSION_TYPE = 0x00080064;
    static final int REFERRING_PHYSICIAN = 0x00080090;
    static final int CODE_VALUE = 0x00080100;
    static final int CODING_SCHEME = 0x00080102;
    static final int CODE_MEANING = 0x00080104;
    static final int REFERENCED_SOP_CLASS = 0x00081150;
    static final int REFERENCED_SOP_INSTANCE = 0x00081155;
    static final int REFERENCED_FRAME = 0x00081160;
    static final int DERIVATION_DESCRIPTION = 0x00082111;
    static final int SOURCE_IMAGES = 0x00082112;
    static final int FRAME_TYPE = 0x00089007;
    static final int DERIVATION_CODES = 0x00089215;

    static final int PATIENT_NAME = 0x00100010;
    static final int PATIENT_ID = 0x00100020;
    static final int PATIENT_BIRTH_DATE = 0x00100030;
    static final int PATIENT_SEX = 0x00100040;

    static final int SLICE_THICKNESS = 0x00180050;
    static final int SPACING_BETWEEN_SLICES = 0x00180088;
    static final int IMAGER_PIXEL_SPACING = 0x00181164;
    static final int NOMINAL_SCANNED_PIXEL_SPACING = 0x00182010;

    static final int STUDY_INSTANCE = 0x0020000d;
    static final int SERIES_INSTANCE = 0x0020000e;
    static final int STUDY_ID = 0x00200010;
    static final int SERIES_NUMBER = 0x00200011;
    static final int INSTANCE_NUMBER = 0x00200013;
    static final int PATIENT_ORIENTATION = 0x00200020;
    static final int IMAGE_POSITION = 0x00200032;
    static final int IMAGE_ORIENTATION = 0x00200037;
    static final int SLICE_LOCATION = 0x00201041;

    static final int SAMPLES_PER_PIXEL = 0x00280002;
    static final int PHOTOMETRIC = 0x00280004;
    static final int PLANAR = 0x00280006;
    static final int FRAMES = 0x00280008;
    static final int ROWS = 0x00280010;
    static final int COLUMNS = 0x00280011;
    static final int PIXEL_SPACING = 0x00280030;
    static final int PIXEL_ASPECT_RATIO = 0x00280034;
    static final int BITS_ALLOCATED = 0x00280100;
    static final int BITS_STORED = 0x00280101;
    static final int HIGH_BIT = 0x00280102;
    static final int PIXEL_REPRESENTATION = 0x00280103;
    static final int SMALLEST = 0x00280106;
    static final int LARGEST = 0x00280107;
    static final int PIXEL_PADDING = 0x00280120;
    static final int PIXEL_PADDING_LIMIT = 0x00280121;
    static final int WINDOW_CENTER = 0x00281050;
    static final int WINDOW_WIDTH = 0x00281051;
    static final int RESCALE_INTERCEPT = 0x00281052;
    static final int RESCALE_SLOPE = 0x00281053;
    static final int RESCALE_TYPE = 0x00281054;
    static final int WINDOW_SHAPE = 0x00281056;
    static final int MODALITY_TABLE = 0x00283000;
    static final int TABLE_DESCRIPTOR = 0x00283002;
    static final int TABLE_DATA = 0x00283006;
    static final int DISPLAY_TABLES = 0x00283010;
    /** Descriptor of the red lookup table; green and blue follow. */
    static final int RED_DESCRIPTOR = 0x00281101;
    /** Entries of the red lookup table; green and blue follow. */
    static final int RED_TABLE = 0x00281201;
    /** Segmented entries of the red lookup table; green and blue follow. */
    static final int RED_SEGMENTS = 0x00281221;

    static final int ICC_PROFILE = 0x00282000;
    static final int LOSSY = 0x00282110;

    static final int PURPOSE_OF_REFERENCE = 0x0040a170;

    /** Columns of the whole picture that tiles were cut from; rows follow. */
    static final int TOTAL_PIXEL_MATRIX = 0x00480006;

    static final int SEGMENTATION_TYPE = 0x00620001;

    static final int SHARED_GROUPS = 0x52009229;
    static final int PER_FRAME_GROUPS = 0x52009230;

    static final int EXTENDED_OFFSETS = 0x7fe00001;
    static final int FLOAT_PIXEL_DATA = 0x7fe00008;
    static final int DOUBLE_PIXEL_DATA = 0x7fe00009;
    static final int PIXEL_DATA = 0x7fe00010;

    static final int ITEM = 0xfffee000;
    static final int ITEM_END = 0xfffee00d;
    static final int SEQUENCE_END = 0xfffee0dd;

    private Tag() {}

    static int group(int tag) {
        return tag >>> 16;
    }

    static boolean isPrivate(int tag) {
        return (tag & 0x10000) != 0;
    }

    /** {@code (0028,0010)}, as the standard writes it. */
    static String label(int tag) {
        return String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xffff);
    }
}
