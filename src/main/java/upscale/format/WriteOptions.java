package upscale.format;

import java.util.OptionalInt;

/**
 * What the user asks of an encoder.
 *
 * @param quality of lossy formats, 1 to 100
 * @param effort of lossless compression
 * @param tile columns and rows of a tile, a multiple of {@link #TILE_STEP}; rows of pixels if empty
 */
public record WriteOptions(int quality, Effort effort, OptionalInt tile) {
    public static final WriteOptions DEFAULT = new WriteOptions(92, Effort.DEFAULT, OptionalInt.empty());

    /** What sides of tiles are multiples of (TIFF 6.0, section 15). */
    public static final int TILE_STEP = 16;

    public static final int LARGEST_TILE = 4096;

    public WriteOptions {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality + " is not in 1..100");
        }
        tile.ifPresent(side -> {
            if (side < TILE_STEP || side > LARGEST_TILE || side % TILE_STEP != 0) {
                throw new IllegalArgumentException("tiles of " + side + " pixels");
            }
        });
    }

    public WriteOptions withQuality(int other) {
        return new WriteOptions(other, effort, tile);
    }

    public WriteOptions withEffort(Effort other) {
        return new WriteOptions(quality, other, tile);
    }

    public WriteOptions withTile(OptionalInt side) {
        return new WriteOptions(quality, effort, side);
    }
}
