package upscale.format;

import upscale.image.Raster;

/**
 * One picture of a file, as stored.
 *
 * @param image the samples; not yet turned upright
 * @param metadata what else the file says of it, orientation included
 */
public record Page(Raster image, Metadata metadata) {}
