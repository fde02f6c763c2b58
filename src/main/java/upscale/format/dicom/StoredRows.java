package upscale.format.dicom;

import java.io.IOException;

/** The integers of a decoded frame, row by row. For one thread. */
@FunctionalInterface
interface StoredRows {
    /**
     * Reads a row.
     *
     * @param samples of every channel, filled; all bits that are allocated, sign not extended
     */
    void read(int y, int[][] samples) throws IOException;
}
