import java.util.Arrays;

/**
 * The most that plain Java can multiply and add on one processor, as vectors and without fused instructions: chains of both in registers, three at a time so that none waits for another, of a row that stays in
 * the nearest cache and is read and written once for eight of them. Prints it in 1e9 multiplications with an addition a second, of processor time; the best of many tries.
 */
final class Peak {
    private static final int SAMPLES = 4096;
    private static final int CHAINED = 8;
    private static final int CALLS = 1000;
    private static final int TRIES = 100;

    private Peak() {}

    private static void chains(float[] row, float m, float b, int n) {
        for (int i = 0; i < n; i++) {
            float x = row[i];
            float u = (x * m + b) * m + b;
            float v = (x * b + m) * b + m;
            float w = (x * b + b) * m + m;
            row[i] = (u * m + v) * b + w;
        }
    }

    public static void main(String[] words) {
        float[] row = new float[SAMPLES];
        Arrays.fill(row, 0.5f);
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int t = 0; t < TRIES; t++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int k = 0; k < CALLS; k++) {
                chains(row, 0.5f, 0.3f, SAMPLES);
            }
            best = Math.max(best, (double) CALLS * SAMPLES * CHAINED / (threads.getCurrentThreadCpuTime() - start));
        }
        System.out.printf("%.1f%n", best);
    }
}
