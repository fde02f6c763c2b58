package upscale.bank;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import upscale.format.FormatException;
import upscale.tensor.ModelFile;
import upscale.tensor.Tensor;

/**
 * Banks as files hold them, in four arrays: {@code kernels} [kernels, rows, columns]; and of each question of the tree, of which there is one less than kernels, {@code tree.feature}
 * [questions], {@code tree.threshold} [questions] and {@code tree.children} [questions, 2], as {@link Tree} has them. Metadata tell the scale and whether the bank is symmetric.
 */
public final class BankFile {
    private static final String KIND = "upscale kernel bank";
    private static final String SCALE = "scale";
    private static final String SYMMETRY = "symmetry";
    private static final String KERNELS = "kernels";
    private static final String FEATURE = "tree.feature";
    private static final String THRESHOLD = "tree.threshold";
    private static final String CHILDREN = "tree.children";

    private BankFile() {}

    /** @param told what else the file says of it */
    public static ModelFile of(Bank bank, Map<String, String> told) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", KIND);
        metadata.put(SCALE, Integer.toString(bank.scale()));
        metadata.put(SYMMETRY, bank.symmetric() ? "on" : "off");
        metadata.putAll(told);
        Tree tree = bank.tree();
        int questions = tree.features().length;
        int side = bank.scale() * bank.size();
        double[] thresholds = new double[questions];
        Arrays.setAll(thresholds, i -> tree.thresholds()[i]);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put(
                KERNELS,
                new Tensor(
                        List.of(questions + 1, side, side),
                        Arrays.stream(bank.kernels())
                                .flatMapToDouble(Arrays::stream)
                                .toArray()));
        arrays.put(
                FEATURE,
                new Tensor(
                        List.of(questions),
                        Arrays.stream(tree.features()).asDoubleStream().toArray()));
        arrays.put(THRESHOLD, new Tensor(List.of(questions), thresholds));
        arrays.put(
                CHILDREN,
                new Tensor(
                        List.of(questions, 2),
                        Arrays.stream(tree.children())
                                .flatMapToInt(Arrays::stream)
                                .asDoubleStream()
                                .toArray()));
        return new ModelFile(metadata, arrays);
    }

    /** Whether a file says that there is a bank in it. */
    public static boolean isOne(ModelFile file) {
        return KIND.equals(file.metadata().get("format"));
    }

    /**
     * The bank in a file that {@linkplain #isOne says} that there is one.
     *
     * @throws FormatException if its arrays do not fit together
     */
    public static Bank bank(ModelFile file) throws FormatException {
        List<Integer> shape = tensor(file, KERNELS).shape();
        String times = file.metadata().getOrDefault(SCALE, "");
        if (!times.matches("[2-8]")
                || shape.size() != 3
                || shape.get(0) < 1
                || shape.get(0) > Bank.MOST
                || !shape.get(1).equals(shape.get(2))
                || shape.get(1) % Integer.parseInt(times) != 0) {
            throw FormatException.corrupt(
                    "model",
                    "kernels of shape " + shape + " for a scale of '" + times + "', expected 1 to " + Bank.MOST
                            + " kernels, whose sides are the same multiple of a scale of 2 to 8");
        }
        int scale = Integer.parseInt(times);
        int count = shape.get(0);
        int weights = shape.get(1) * shape.get(2);
        double[][] kernels = new double[count][];
        double[] all = tensor(file, KERNELS).data();
        Arrays.setAll(kernels, i -> Arrays.copyOfRange(all, i * weights, (i + 1) * weights));
        double[] thresholds = tensor(file, THRESHOLD, count - 1).data();
        float[] limits = new float[count - 1];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = (float) thresholds[i];
        }
        int[] children = whole(file, CHILDREN, count - 1, 2);
        int[][] pairs = new int[count - 1][];
        Arrays.setAll(pairs, i -> Arrays.copyOfRange(children, 2 * i, 2 * i + 2));
        try {
            Tree tree = new Tree(whole(file, FEATURE, count - 1), limits, pairs);
            return new Bank(scale, shape.get(1) / scale, symmetric(file), tree, kernels);
        } catch (IllegalArgumentException e) {
            throw FormatException.corrupt("model", e.getMessage());
        }
    }

    private static boolean symmetric(ModelFile file) throws FormatException {
        String said = file.metadata().getOrDefault(SYMMETRY, "");
        if (!said.matches("on|off")) {
            throw FormatException.corrupt("model", "a symmetry of '" + said + "', expected on or off");
        }
        return said.equals("on");
    }

    private static int[] whole(ModelFile file, String name, Integer... shape) throws FormatException {
        double[] numbers = tensor(file, name, shape).data();
        for (double number : numbers) {
            if (!(Math.abs(number) <= Bank.MOST) || number != Math.rint(number)) {
                throw FormatException.corrupt(
                        "model", name + " has " + number + ", expected whole numbers up to " + Bank.MOST);
            }
        }
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }

    private static Tensor tensor(ModelFile file, String name, Integer... shape) throws FormatException {
        Tensor tensor = file.arrays().get(name);
        if (tensor == null || shape.length > 0 && !tensor.shape().equals(List.of(shape))) {
            throw FormatException.corrupt(
                    "model",
                    name
                            + (tensor == null ? " is missing" : " is of shape " + tensor.shape())
                            + (shape.length > 0 ? ", expected " + List.of(shape) : ""));
        }
        return tensor;
    }
}
