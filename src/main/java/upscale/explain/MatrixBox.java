package upscale.explain;

import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Tone;

/** The matrix of an operator as a table, its zeros faint. */
final class MatrixBox {
    private MatrixBox() {}

    static Box of(Numbers matrix, String sign, String name) {
        return matrix.box(sign, name + ", " + matrix.shape(), i -> matrix.at(i) == 0 ? Tone.FAINT : Tone.STRONG);
    }
}
