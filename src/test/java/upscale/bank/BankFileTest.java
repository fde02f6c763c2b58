package upscale.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.FormatException;
import upscale.tensor.ModelFile;
import upscale.tensor.Tensor;

class BankFileTest {
    private static final ModelFile GOOD = BankFile.of(Banks.random(2, 5, true, 4, 1), Map.of());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBankIsReadAsItWasWritten(boolean symmetric) throws IOException {
        Bank bank = Banks.random(3, 7, symmetric, 17, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BankFile.of(bank, Map.of("images", "none")).write(bytes);

        ModelFile file = ModelFile.read(bytes.toByteArray());

        assertThat(BankFile.isOne(file)).isTrue();
        assertThat(file.metadata())
                .containsEntry("format", "upscale kernel bank")
                .containsEntry("images", "none");
        assertThat(file.arrays().get("kernels").shape()).containsExactly(17, 21, 21);
        Bank read = BankFile.bank(file);
        assertThat(read.scale()).isEqualTo(3);
        assertThat(read.size()).isEqualTo(7);
        assertThat(read.symmetric()).isEqualTo(symmetric);
        assertThat(read.kernels()).isDeepEqualTo(bank.kernels());
        assertThat(read.tree().features()).isEqualTo(bank.tree().features());
        assertThat(read.tree().thresholds()).isEqualTo(bank.tree().thresholds());
        assertThat(read.tree().children()).isDeepEqualTo(bank.tree().children());
    }

    @Test
    void oneKernelNeedsNoQuestions() throws IOException {
        assertThat(BankFile.bank(BankFile.of(Banks.random(2, 5, true, 1, 1), Map.of()))
                        .kernels())
                .hasDimensions(1, 100);
    }

    @Test
    void whatIsMissingOrOfAnotherShapeIsSaid() {
        for (String name : GOOD.arrays().keySet()) {
            refused(with(name, null), name + " is missing");
        }
        refused(with("tree.feature", new Tensor(List.of(2), new double[2])), "tree.feature is of shape [2]", "[3]");
        refused(with("tree.threshold", new Tensor(List.of(3, 1), new double[3])), "tree.threshold is of shape [3, 1]");
        refused(with("tree.children", new Tensor(List.of(3), new double[3])), "tree.children is of shape [3]");
        refused(with("kernels", new Tensor(List.of(4, 10, 9), new double[360])), "kernels of shape [4, 10, 9]");
        refused(with("kernels", new Tensor(List.of(4, 11, 11), new double[484])), "kernels of shape [4, 11, 11]");
        refused(with("kernels", new Tensor(List.of(0, 10, 10), new double[0])), "kernels of shape [0, 10, 10]");
        refused(with("kernels", new Tensor(List.of(2049, 2, 2), new double[8196])), "1 to 2048 kernels");
        refused(with("kernels", new Tensor(List.of(4, 12, 12), new double[576])), "kernel size of 6", "odd sizes");
        refused(with("kernels", new Tensor(List.of(4, 34, 34), new double[4624])), "kernel size of 17");
    }

    @Test
    void numbersThatCannotBeAreSaid() {
        refused(changed("kernels", 7, 0.5), "sum to", "expected 1");
        refused(changed("kernels", 7, Double.NaN), "sum to NaN");
        refused(changed("tree.feature", 1, 15), "feature 15", "there are 15 features");
        refused(changed("tree.feature", 1, -1), "feature -1");
        refused(changed("tree.feature", 1, 0.5), "tree.feature has 0.5, expected whole numbers");
        refused(changed("tree.feature", 1, 1e30), "expected whole numbers");
        refused(changed("tree.threshold", 0, Double.NaN), "more than NaN");
        refused(changed("tree.threshold", 0, Double.NEGATIVE_INFINITY), "more than -Infinity");
    }

    /** A path that never ends, or leads nowhere, or to what another leads to. */
    @Test
    void aTreeThatIsNoneIsSaid() {
        for (double child : new double[] {0, 1, 3, 2000, -1, -5, -2000}) {
            refused(changed("tree.children", 4, child), "question 2 leads to " + (int) child);
        }
        refused(changed("tree.children", 1, 0), "question 0 leads to 0, expected a later question");
    }

    @Test
    void metadataThatTellNothingAreSaid() {
        refused(said("scale", "1"), "a scale of '1'");
        refused(said("scale", "9999999999"), "a scale of '9999999999'");
        refused(said("scale", ""), "a scale of ''");
        refused(said("symmetry", "perhaps"), "a symmetry of 'perhaps', expected on or off");
    }

    private static void refused(ModelFile file, String... words) {
        assertThatThrownBy(() -> BankFile.bank(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("\n");
    }

    private static ModelFile with(String name, Tensor tensor) {
        Map<String, Tensor> arrays = new LinkedHashMap<>(GOOD.arrays());
        arrays.remove(name);
        if (tensor != null) {
            arrays.put(name, tensor);
        }
        return new ModelFile(GOOD.metadata(), arrays);
    }

    private static ModelFile changed(String name, int at, double value) {
        UnaryOperator<double[]> change = data -> {
            double[] changed = Arrays.copyOf(data, data.length);
            changed[at] = value;
            return changed;
        };
        Tensor tensor = GOOD.arrays().get(name);
        return with(name, new Tensor(tensor.shape(), change.apply(tensor.data())));
    }

    private static ModelFile said(String name, String value) {
        Map<String, String> metadata = new LinkedHashMap<>(GOOD.metadata());
        metadata.put(name, value);
        return new ModelFile(metadata, GOOD.arrays());
    }
}
