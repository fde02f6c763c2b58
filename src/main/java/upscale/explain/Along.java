package upscale.explain;

import upscale.image.AxisMap;

/**
 * One axis of a convolution, transposed or not, whose input was extended by what an edge puts beyond the borders, as far as the kernel
 * reaches.
 *
 * @param in samples of the extended input
 * @param stride of the convolution, or of the transposed one
 * @param reach distance of the kernel's first and last weights: dilation (k - 1)
 * @param out outputs
 * @param before how many samples the edge put before the first
 * @param after how many it put behind the last
 * @param begin what a transposed convolution of the extended input crops at the beginning; what a convolution's padding adds there
 */
record Along(int in, int stride, int reach, int out, int before, int after, int begin) {
    /**
     * Of a transposed convolution, whose outputs' places on the source tell what is cropped: {@code x(o) = (o + begin - reach / 2) / s}.
     *
     * @param beyond whether an edge puts more than zeros beyond the borders
     */
    static Along transposed(AxisMap map, int in, int stride, int reach, int out, boolean beyond) {
        int begin = Math.toIntExact((2 * map.b() + reach * map.a()) / (2 * map.a()));
        int before = beyond ? Math.max(0, Math.floorDiv(reach - begin, stride)) : 0;
        int after = beyond ? Math.max(0, (out - 1 + begin) / stride - (in - 1)) : 0;
        return new Along(in + before + after, stride, reach, out, before, after, begin + before * stride);
    }

    /** Of a convolution: {@code x(o) = s o + reach / 2 - begin}. */
    static Along convolution(AxisMap map, int in, int stride, int reach, int out, boolean beyond) {
        int begin = Math.toIntExact((reach * map.d() - 2 * map.b()) / (2 * map.d()));
        int before = beyond ? begin : 0;
        int after = beyond ? Math.max(0, (out - 1) * stride + reach - begin - (in - 1)) : 0;
        return new Along(in + before + after, stride, reach, out, before, after, begin - before);
    }

    /** What a transposed convolution crops at the end. */
    int end() {
        return Math.max(0, natural() - begin - out);
    }

    /** What it adds there instead. */
    int outputPadding() {
        return Math.max(0, out + begin - natural());
    }

    private int natural() {
        return (in - 1) * stride + reach + 1;
    }
}
