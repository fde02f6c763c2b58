package upscale.spark;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cluster of Spark's own kind on this machine's loopback address: a master, and workers with room for one executor of one core each. */
final class Cluster implements Closeable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EXECUTOR = "640m";

    /** Spark as it is unpacked, in so far as it is needed. */
    private final Path home = Path.of(System.getProperty("upscale.spark"));

    private final List<SparkProcess> processes = new ArrayList<>();
    private final List<SparkProcess> workers = new ArrayList<>();
    private final String address;

    /** @param folder an empty one, for what workers write */
    Cluster(Path folder, int count) throws IOException, InterruptedException {
        SparkProcess master =
                begun("org.apache.spark.deploy.master.Master", "--host", LOOPBACK, "--port", "0", "--webui-port", "0");
        address = master.await("Starting Spark master at (spark://\\S+)", 1).group(1);
        for (int i = 0; i < count; i++) {
            workers.add(begun(
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    LOOPBACK,
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    EXECUTOR,
                    "--work-dir",
                    folder.resolve("work" + i).toString(),
                    address));
        }
        for (SparkProcess worker : workers) {
            worker.await("Successfully registered with master", 1);
        }
    }

    private SparkProcess begun(String... words) throws IOException {
        SparkProcess process = new SparkProcess(home, List.of(words));
        processes.add(process);
        return process;
    }

    /** A job on its way, as {@code spark-submit} begins one. */
    SparkProcess submit(List<String> options, List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                address,
                "--executor-memory",
                EXECUTOR,
                "--conf",
                "spark.ui.enabled=false"));
        all.addAll(options);
        all.addAll(List.of("--class", "upscale.spark.Upscale", System.getProperty("upscale.jar")));
        all.addAll(words);
        return begun(all.toArray(String[]::new));
    }

    /** The executors that there are. */
    List<ProcessHandle> executors() {
        return workers.stream().flatMap(SparkProcess::children).toList();
    }

    @Override
    public void close() {
        processes.forEach(SparkProcess::close);
    }
}
