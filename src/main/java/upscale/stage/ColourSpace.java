package upscale.stage;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import upscale.image.IccProfile;

/**
 * A space of red, green and blue, by a curve for each and a matrix from their light to D50 XYZ (ICC.1:2022, 8.3.3 and 9.2); of gray, by one curve: its light is
 * that of equal parts of sRGB's primaries.
 *
 * @param curves of red, green and blue
 * @param toXyz rows of three
 */
public record ColourSpace(List<TransferCurve> curves, double[][] toXyz) {
    // Primaries of ITU-R BT.709 in D65, adapted to D50 as Bradford does, which is how profiles of sRGB state them.
    private static final double[][] BT709 = {
        {0.4360747, 0.3850649, 0.1430804}, {0.2225045, 0.7168786, 0.0606169}, {0.0139322, 0.0971045, 0.7141733}
    };

    /** That of images without a profile (IEC 61966-2-1). */
    public static final ColourSpace SRGB = new ColourSpace(Collections.nCopies(3, TransferCurve.SRGB), BT709);

    private static final int XYZ_NUMBERS = 8;
    private static final double ONE = 65536; // of s15Fixed16Number

    /**
     * The space of a profile; sRGB if there is none.
     *
     * @return empty if it is of other colours, says them by tables, or is malformed
     */
    public static Optional<ColourSpace> of(Optional<IccProfile> profile) {
        return profile.isEmpty() ? Optional.of(SRGB) : of(profile.get());
    }

    private static Optional<ColourSpace> of(IccProfile profile) {
        IccTags tags = new IccTags(profile);
        if (!tags.connectionSpace().equals("XYZ ")
                || List.of("A2B0", "A2B1", "A2B2", "D2B0", "D2B1", "D2B2").stream()
                        .anyMatch(tags::has)) {
            return Optional.empty();
        }
        return switch (profile.colourSpace()) {
            case "GRAY" ->
                ToneCurves.named(profile, List.of("kTRC"))
                        .map(k -> new ColourSpace(Collections.nCopies(3, k.get(0)), BT709));
            case "RGB " ->
                ToneCurves.named(profile, List.of("rTRC", "gTRC", "bTRC"))
                        .flatMap(curves -> matrix(tags).map(matrix -> new ColourSpace(curves, matrix)));
            default -> Optional.empty();
        };
    }

    private static Optional<double[][]> matrix(IccTags tags) {
        double[][] matrix = new double[3][3];
        String[] columns = {"rXYZ", "gXYZ", "bXYZ"};
        for (int i = 0; i < 3; i++) {
            Optional<ByteBuffer> column = tags.tag(columns[i]);
            if (column.isEmpty()
                    || !IccTags.type(column.get()).equals("XYZ ")
                    || column.get().limit() < XYZ_NUMBERS + 12) {
                return Optional.empty();
            }
            for (int j = 0; j < 3; j++) {
                matrix[j][i] = column.get().getInt(XYZ_NUMBERS + 4 * j) / ONE;
            }
        }
        return Math.abs(determinant(matrix)) > 1e-6 ? Optional.of(matrix) : Optional.empty();
    }

    private static double determinant(double[][] m) {
        return m[0][0] * cofactor(m, 0, 0) + m[0][1] * cofactor(m, 0, 1) + m[0][2] * cofactor(m, 0, 2);
    }

    private static double cofactor(double[][] m, int i, int j) {
        int a = (i + 1) % 3;
        int b = (i + 2) % 3;
        int c = (j + 1) % 3;
        int d = (j + 2) % 3;
        return m[a][c] * m[b][d] - m[a][d] * m[b][c];
    }

    /** From light in this space to light in another, rows of three. */
    double[][] lightIn(ColourSpace other) {
        double determinant = determinant(other.toXyz);
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += cofactor(other.toXyz, k, i) / determinant * toXyz[k][j];
                }
            }
        }
        return product;
    }
}
