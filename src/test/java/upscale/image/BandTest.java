package upscale.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BandTest {
    private static final int WIDTH = 300; // beyond all values of a byte

    private final Band band = new Band(WIDTH, 2, 3, false).at(5, 8);

    private static byte[] ascending() {
        byte[] samples = new byte[WIDTH];
        for (int x = 0; x < WIDTH; x++) {
            samples[x] = (byte) x;
        }
        return samples;
    }

    @Test
    void rowsAreHeldAsBytesUntilTheyAreAskedForAsFloats() {
        System.arraycopy(ascending(), 0, band.asBytes(1, 6), 0, WIDTH);
        assertThat(band.bytes(1, 6)).isEqualTo(ascending());
        float[] floats = band.row(1, 6);
        for (int x = 0; x < WIDTH; x++) {
            assertThat(floats[x]).isEqualTo(x & 0xff);
        }
        floats[3] = 0.5f;
        assertThat(band.bytes(1, 6)).as("what was written as floats").isNull();
        assertThat(band.row(1, 6)[3]).isEqualTo(0.5f);
    }

    @Test
    void rowsAreHeldEachByItself() {
        band.row(0, 6)[0] = 7;
        band.asBytes(1, 6)[0] = 9;
        assertThat(band.bytes(0, 6)).isNull();
        assertThat(band.bytes(1, 5)).isNull();
        assertThat(band.sample(0, 0, 6)).isEqualTo(7);
        assertThat(band.sample(1, 0, 6)).isEqualTo(9);
    }

    @Test
    void elsewhereNoRowIsHeldAsBytes() {
        band.asBytes(1, 6);
        band.at(6, 9);
        for (int y = 6; y < 9; y++) {
            assertThat(band.bytes(1, y)).isNull();
        }
    }
}
