package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.image.Band;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Samples of several bytes, against {@link ByteBuffer}, which knows both orders. */
class SampleBytesTest {
    private static final int W = 37;
    private static final int AT = 3;

    static Stream<Arguments> kinds() {
        return Stream.of(SampleType.values())
                .filter(type -> type.bits() >= 16)
                .flatMap(type -> Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                        .map(order -> Arguments.of(type, order)));
    }

    /** Values whose bytes all differ, of both signs where the type has them. */
    private static double value(SampleType type, int x, int c) {
        double large = switch (type) {
            case U16, I16 -> 0x0102 + 0x0305 * x + c;
            case F16 -> Half.toFloat((short) (0x3c01 + 0x0011 * x + c));
            case U32, I32 -> 0x01020304 + 0x00050607L * x + c;
            case F32 -> 0x1.234568p3f * (x + 1) + c;
            case U64, I64 -> 0x0001020304050607L + 0x0008090a0b0cL * x + c;
            default -> 0x1.23456789abcdep3 * (x + 1) + c;
        };
        return type.signed() && x % 2 == 1 ? -large : large;
    }

    private static void put(ByteBuffer out, int sample, SampleType type, double value) {
        int at = AT + sample * type.bits() / 8;
        switch (type) {
            case U16, I16 -> out.putShort(at, (short) (int) value);
            case F16 -> out.putShort(at, Half.of((float) value));
            case U32, I32 -> out.putInt(at, (int) (long) value);
            case F32 -> out.putFloat(at, (float) value);
            case U64, I64 -> out.putLong(at, (long) value);
            default -> out.putDouble(at, value);
        }
    }

    private static byte[] expected(SampleType type, ByteOrder order) {
        ByteBuffer out = ByteBuffer.allocate(AT + 3 * W * type.bits() / 8).order(order);
        for (int x = 0; x < W; x++) {
            for (int c = 0; c < 3; c++) {
                put(out, 3 * x + c, type, value(type, x, c));
            }
        }
        return out.array();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void samplesArePackedInTheOrderAskedFor(SampleType type, ByteOrder order) {
        ImageInfo info = ImageInfo.rgb(W, 1, type);
        Band band = Band.of(info, 1);
        for (int x = 0; x < W; x++) {
            for (int c = 0; c < 3; c++) {
                if (band.wide()) {
                    band.wideRow(c, 0)[x] = value(type, x, c);
                } else {
                    band.row(c, 0)[x] = (float) value(type, x, c);
                }
            }
        }
        byte[] out = new byte[AT + SampleBytes.rowBytes(W, 3, type)];
        SampleBytes.pack(band, 0, type, order, out, AT);
        assertThat(out).isEqualTo(expected(type, order));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void samplesAreUnpackedFromIt(SampleType type, ByteOrder order) throws FormatException {
        Raster raster = Raster.allocate(ImageInfo.rgb(W, 1, type));
        SampleBytes.unpack(expected(type, order), AT, order, raster, 0);
        for (int x = 0; x < W; x++) {
            for (int c = 0; c < 3; c++) {
                double value = value(type, x, c);
                assertThat(raster.get(c, x, 0)).isEqualTo(type == SampleType.F32 ? (float) value : value);
            }
        }
    }
}
