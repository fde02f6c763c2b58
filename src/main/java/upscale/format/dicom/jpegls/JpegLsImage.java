package upscale.format.dicom.jpegls;

/**
 * A decoded JPEG-LS picture.
 *
 * @param width samples of a component in a row
 * @param height rows
 * @param bits the precision that the frame states, 2 to 16; samples are less than {@code 1 << bits}
 * @param components at least 1; what they mean is for whoever holds the stream to say
 * @param samples unsigned, interleaved: component {@code c} of column {@code x} in row {@code y} is at
 *     {@code (y * width + x) * components + c}
 */
public record JpegLsImage(int width, int height, int bits, int components, short[] samples) {}
