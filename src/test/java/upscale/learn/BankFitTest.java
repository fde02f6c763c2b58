package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.bank.Bank;
import upscale.bank.Banks;
import upscale.bank.Phases;
import upscale.bank.Way;
import upscale.bank.Windows;
import upscale.engine.Degradation;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

class BankFitTest {
    private static List<PairSource> noise(int count, int scale) {
        Bank planted = Banks.random(scale, 5, true, 3, 7);
        return Pairs.noise(count, scale, planted::enlarged);
    }

    private static Bank fitted(List<PairSource> sources, KernelFit fit, int kernels, int threads) {
        return new BankFit(fit, kernels).bank(sources, threads, Pairs.NONE).bank();
    }

    private static List<PairSource> scenes(int count) throws IOException {
        List<PairSource> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LumaPair pair = LumaPair.of(Scenes.discs(180, 160, SampleType.F32, i), 2, Degradation.BICUBIC);
            sources.add(Pairs.source(pair.small(), pair.large(), 2));
        }
        return sources;
    }

    /** Images of which one kernel tells all: whatever they are divided by, it is found for every part. */
    @Test
    void aKernelThatMadeTheImagesIsFoundInEveryLeaf() {
        Bank planted = Banks.random(2, 5, false, 1, 7);
        Bank bank = fitted(Pairs.noise(4, 2, planted::enlarged), new KernelFit(2, 5, 1e-9, false), 3, 1);

        assertThat(bank.kernels().length).isGreaterThan(1);
        for (double[] kernel : bank.kernels()) {
            assertThat(kernel).containsExactly(planted.kernels()[0], within(1e-4));
        }
    }

    /** Each kernel by its definition, with windows gathered and turned one by one and equations solved by elimination. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void kernelsAreTheRidgeSolutionsOfTheirWindows(boolean symmetric) throws IOException {
        int scale = 2;
        int size = 5;
        double regularization = 1e-4;
        List<PairSource> sources = scenes(3);
        Bank bank = fitted(sources, new KernelFit(scale, size, regularization, symmetric), 4, 2);
        assertThat(bank.kernels().length).isEqualTo(4);

        List<List<double[]>> byKernel = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            byKernel.add(new ArrayList<>());
        }
        for (PairSource source : sources) {
            each(source, pair -> gather(pair, bank, byKernel));
        }
        int[][] children = bank.tree().children();
        List<List<double[]>> byQuestion = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byQuestion.add(below(i, children, byKernel));
        }
        double power = 0;
        for (double[] window : byQuestion.get(0)) {
            for (int i = 0; i < size * size - 1; i++) {
                power += window[i] * window[i] / (size * size - 1);
            }
        }
        double[][] bicubic = LearnedKernel.byPhase(Phases.bicubic(scale, size), scale, size);
        double[][][] general = new double[3][][];
        general[0] = solved(byQuestion.get(0), bicubic, regularization * power);
        for (int i = 0; i < 3; i++) {
            for (int child : children[i]) {
                if (child >= 0) {
                    general[child] = solved(byQuestion.get(child), general[i], regularization * power);
                } else {
                    double[][] expected = solved(byKernel.get(-1 - child), general[i], regularization * power);
                    double[][] found = LearnedKernel.byPhase(bank.kernels()[-1 - child], scale, size);
                    for (int phase = 0; phase < 4; phase++) {
                        assertThat(found[phase]).containsExactly(expected[phase], within(1e-5));
                    }
                }
            }
        }
    }

    private static List<double[]> below(int question, int[][] children, List<List<double[]>> byKernel) {
        List<double[]> all = new ArrayList<>();
        for (int child : children[question]) {
            all.addAll(child >= 0 ? below(child, children, byKernel) : byKernel.get(-1 - child));
        }
        return all;
    }

    private static void gather(LumaPair pair, Bank bank, List<List<double[]>> byKernel) {
        double[][] small = Samples.of(pair.small())[0];
        double[][] large = Samples.of(pair.large())[0];
        Windows windows = new Windows(pair.small(), bank.size(), bank.symmetric());
        for (int y = 3; y < small.length - 3; y++) {
            windows.go(0, y);
            for (int x = 3; x < small[0].length - 3; x++) {
                int way = windows.wayOf(x);
                int[] turned = Way.ALL.get(way).turn().places(5);
                int[] phases = Way.ALL.get(way).turn().places(2);
                double[] window = new double[28];
                for (int place = 0; place < 25; place++) {
                    int to = turned[place];
                    if (to != 12) {
                        window[to < 12 ? to : to - 1] = small[y + place / 5 - 2][x + place % 5 - 2] - small[y][x];
                    }
                }
                for (int phase = 0; phase < 4; phase++) {
                    window[24 + phases[phase]] = large[2 * y + phase / 2][2 * x + phase % 2] - small[y][x];
                }
                byKernel.get(bank.tree().kernel(windows, x, way)).add(window);
            }
        }
    }

    private static double[][] solved(List<double[]> windows, double[][] toward, double ridge) {
        double[][] weights = new double[4][];
        for (int phase = 0; phase < 4; phase++) {
            double[][] system = new double[24][25];
            for (int i = 0; i < 24; i++) {
                system[i][i] = ridge;
                system[i][24] = ridge * toward[phase][i];
                for (double[] window : windows) {
                    for (int k = 0; k < 24; k++) {
                        system[i][k] += window[i] * window[k];
                    }
                    system[i][24] += window[i] * window[24 + phase];
                }
            }
            weights[phase] = eliminated(system);
        }
        return weights;
    }

    private static double[] eliminated(double[][] system) {
        int n = system.length;
        for (int i = 0; i < n; i++) {
            for (int row = 0; row < n; row++) {
                double factor = row == i ? 0 : system[row][i] / system[i][i];
                for (int k = i; k <= n; k++) {
                    system[row][k] -= factor * system[i][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = system[i][n] / system[i][i];
        }
        return solution;
    }

    private static void each(PairSource source, PairSource.Taking taking) {
        try {
            source.each(taking);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a bank of three made is made by a bank far better than by one kernel. */
    @Test
    void whatDependsOnSurroundingsIsLearned() {
        List<PairSource> sources = noise(4, 2);
        KernelFit fit = new KernelFit(2, 5, 1e-4, true);
        Raster small = Pairs.noise(60, 50, 77);
        double[][] wanted = Samples.of(Banks.random(2, 5, true, 3, 7).enlarged(small))[0];

        double one = error(fit.kernel(sources, 1, Pairs.NONE).of(small), wanted);
        double many = error(new LearnedBank(fitted(sources, fit, 64, 1)).of(small), wanted);

        assertThat(many).isLessThan(one / 4);
    }

    private static double error(Image image, double[][] wanted) {
        double[][] made = Samples.of(image)[0];
        double sum = 0;
        for (int y = 10; y < wanted.length - 10; y++) {
            for (int x = 10; x < wanted[0].length - 10; x++) {
                sum += (made[y][x] - wanted[y][x]) * (made[y][x] - wanted[y][x]);
            }
        }
        return sum;
    }

    /** Of images with edges in all directions, and scored on others. */
    @Test
    void ofEdgesABankLearnsMoreThanAKernel() throws IOException {
        List<PairSource> sources = scenes(6);
        KernelFit fit = new KernelFit(2, 7, 5e-4, true);
        Enlarger kernel = fit.kernel(sources, 1, Pairs.NONE);
        Enlarger bank = new LearnedBank(fitted(sources, fit, 24, 2));

        for (int i = 20; i < 23; i++) {
            LumaPair other = LumaPair.of(Scenes.discs(180, 160, SampleType.F32, i), 2, Degradation.BICUBIC);
            double withKernel = LumaScore.of(other, kernel.of(other.small())).psnr();
            double withBank = LumaScore.of(other, bank.of(other.small())).psnr();
            assertThat(withBank).isGreaterThan(withKernel + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void phasesSumToOneExactly(int scale) {
        for (double[] kernel : fitted(noise(2, scale), new KernelFit(scale, 5, 1e-4, true), 5, 1)
                .kernels()) {
            assertThat(Phases.gains(kernel, scale)).containsOnly(1);
        }
    }

    @Test
    void itDoesNotDependOnThreads() {
        List<PairSource> sources = noise(6, 2);
        KernelFit fit = new KernelFit(2, 5, 1e-4, true);
        Bank alone = fitted(sources, fit, 20, 1);

        for (int threads : new int[] {2, 5}) {
            Bank bank = fitted(sources, fit, 20, threads);
            assertThat(bank.kernels()).isDeepEqualTo(alone.kernels());
            assertThat(bank.tree().thresholds()).isEqualTo(alone.tree().thresholds());
        }
    }

    @Test
    void flatImagesTellNothing() {
        Raster flat = Raster.allocate(ImageInfo.gray(20, 20, SampleType.F32));
        Raster large = Raster.allocate(ImageInfo.gray(40, 40, SampleType.F32));
        BankFit fit = new BankFit(new KernelFit(2, 5, 1e-4, true), 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit.bank(List.of(Pairs.source(flat, large, 2)), 1, Pairs.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.bank(List.of(), 1, Pairs.NONE));
    }

    @Test
    void whatCannotBeReadIsToldOfOnce() {
        List<PairSource> sources = noise(3, 2);
        Raster tiny = Pairs.noise(6, 9, 1);
        PairSource bad = Pairs.source(tiny, Pairs.noise(12, 18, 1), 2);
        sources.add(1, bad);
        List<PairSource> failed = new ArrayList<>();
        List<PairSource> taken = new ArrayList<>();
        new BankFit(new KernelFit(2, 5, 1e-4, true), 2).bank(sources, 2, new Listener() {
            @Override
            public void taken(PairSource source, long pixels) {
                taken.add(source);
            }

            @Override
            public void failed(PairSource source, Throwable why) {
                assertThat(why).hasMessageContaining("at least 14 pixels a side");
                failed.add(source);
            }
        });

        assertThat(failed).containsExactly(bad);
        sources.remove(bad);
        assertThat(taken).isEqualTo(sources);
    }
}
