package upscale.format.tiff;

/** Tag numbers and the values they may have (TIFF 6.0; Adobe's TIFF Technical Notes; ICC.1, Annex B.4; GeoTIFF 1.1; EXIF; GDAL). */
final class Tag {
    static final int SUBFILE_TYPE = 254;
    static final int OLD_SUBFILE_TYPE = 255;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int DOCUMENT_NAME = 269;
    static final int IMAGE_DESCRIPTION = 270;
    static final int MAKE = 271;
    static final int MODEL = 272;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int MAX_VALUE = 281;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int PAGE_NUMBER = 297;
    static final int SOFTWARE = 305;
    static final int DATE_TIME = 306;
    static final int ARTIST = 315;
    static final int HOST_COMPUTER = 316;
    static final int PREDICTOR = 317;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SUB_IFDS = 330;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int S_MAX_VALUE = 341;
    static final int XMP = 700;
    static final int COPYRIGHT = 33432;
    static final int GEO_SCALE = 33550;
    static final int GEO_TIE_POINTS = 33922;
    static final int GEO_TRANSFORMATION = 34264;
    static final int EXIF = 34665;
    static final int ICC = 34675;
    static final int GEO_KEYS = 34735;
    static final int GEO_DOUBLES = 34736;
    static final int GEO_TEXT = 34737;
    static final int GPS = 34853;
    static final int INTEROPERABILITY = 40965;
    static final int GDAL_METADATA = 42112;
    static final int GDAL_NO_DATA = 42113;
    static final int RPC = 50844;

    /** Compression: none. */
    static final int NONE = 1;

    static final int LZW = 5;
    static final int DEFLATE = 8;
    static final int OLD_DEFLATE = 32946;
    static final int PACK_BITS = 32773;

    /** Photometric interpretation. */
    static final int WHITE_IS_ZERO = 0;

    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int SEPARATED = 5;

    /** Sample format. */
    static final int UNSIGNED = 1;

    static final int SIGNED = 2;
    static final int FLOATING = 3;
    static final int UNDEFINED = 4;

    /** Extra samples. */
    static final int PREMULTIPLIED_ALPHA = 1;

    static final int STRAIGHT_ALPHA = 2;

    /** Bits of the subfile type. */
    static final int SMALLER_COPY = 1;

    static final int PAGE_OF_SEVERAL = 2;
    static final int MASK = 4;

    private Tag() {}
}
