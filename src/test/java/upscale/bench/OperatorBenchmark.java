package upscale.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import upscale.image.Image;
import upscale.image.SampleType;
import upscale.sweep.BandSweep;

/** An operator from an image in memory to one in memory, and what copying its output takes. Run by {@code src/test/bench/operators.py}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class OperatorBenchmark {
    @Param
    public Job job;

    @Param({"U8", "F32"})
    public SampleType type;

    @Param("1")
    public int threads;

    /** Width and height of the source; 0 for the job's own. */
    @Param("0")
    public int side;

    private Image image;
    private Kept output;
    private Kept copy;

    @Setup
    public void prepare() throws IOException {
        image = job.image(type, side);
        output = new Kept(image.info());
        copy = new Kept(image.info());
        BandSweep.run(image, output, threads);
    }

    @Benchmark
    public void operator() throws IOException {
        BandSweep.run(image, output, threads);
    }

    @Benchmark
    public void copying() throws InterruptedException {
        Thread[] workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int first = i;
            workers[i] = new Thread(() -> output.copyTo(copy, first, threads));
            workers[i].start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }
}
