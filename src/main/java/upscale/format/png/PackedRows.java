package upscale.format.png;

/**
 * A band as it goes into the file.
 *
 * @param chunk a whole IDAT chunk
 * @param adler checksum of the filtered rows
 * @param uncompressed bytes of the filtered rows
 */
record PackedRows(byte[] chunk, int adler, long uncompressed) {}
