package upscale.method.shuffle;

import upscale.method.ChannelOrder;

/**
 * A block of pixels that stands in as many channels: the bijection of pixel shuffle (Shi et al. 2016, section 2.2).
 *
 * @param rows of the block, at least 1
 * @param columns of the block, at least 1
 * @param channels of the image that has the pixels
 * @param order how the deep image's channels are counted
 */
record Block(int rows, int columns, int channels, ChannelOrder order) {
    /** The deep image's channel that holds row {@code i}, column {@code j} of the blocks of channel {@code c}. */
    int deep(int c, int i, int j) {
        return switch (order) {
            case CRD -> (c * rows + i) * columns + j;
            case DCR -> (i * columns + j) * channels + c;
        };
    }
}
