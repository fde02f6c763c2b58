package upscale.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import upscale.cli.BatchRunner;
import upscale.cli.CommandLineProgram;
import upscale.cli.UsageException;
import upscale.inputs.Input;
import upscale.job.Batch;
import upscale.job.JobResult;
import upscale.telling.Messages;

/**
 * What the driver does: it finds the inputs, has Spark read them and the executors work on them, and tells what became of each. It runs once.
 *
 * @param words of the command line, which executors read again
 * @param err where it is told
 */
record SparkRun(List<String> words, PrintStream err) implements BatchRunner {
    /** About as many bytes of images go to a task, a small one counting as four MiB: what is lost with an executor is soon done again. */
    private static final String TASK = "16m";

    private static final StructType NAMED = new StructType()
            .add("path", StringType)
            .add("file", StringType)
            .add("name", StringType)
            .add("folder", StringType);

    @Override
    public int run(Work work) {
        long start = System.nanoTime();
        Optional<ResultsTable> table = work.report().map(ResultsTable::of);
        List<Input> inputs = work.inputs().selected();
        Map<String, Row> outcomes = new HashMap<>();
        try {
            work.batch().beforehand(inputs).forEach(failed -> outcomes.put(failed.input(), Outcome.of(failed, null)));
        } catch (Batch.ConflictException e) {
            throw new UsageException(e.getMessage());
        }
        List<Input> sound = inputs.stream()
                .filter(input -> !outcomes.containsKey(input.name()))
                .toList();
        SparkSession spark = SparkSession.builder().appName("upscale").getOrCreate();
        try {
            boolean replace = work.batch().existing().replace();
            table.ifPresent(each -> each.requireRoom(spark, replace));
            if (!sound.isEmpty()) {
                upscaled(spark, sound).forEach(row -> outcomes.put(Outcome.text(row, "input"), row));
            }
            List<Row> rows = inputs.stream()
                    .map(input -> outcomes.computeIfAbsent(input.name(), name -> unread(input)))
                    .toList();
            table.ifPresent(each -> each.write(spark, rows, replace));
            tell(rows, work.quiet(), System.nanoTime() - start);
            return rows.stream().anyMatch(row -> status(row).equals("failed"))
                    ? CommandLineProgram.FAILED
                    : CommandLineProgram.OK;
        } catch (UsageException e) {
            throw e;
        } catch (Exception e) { // Spark's own are checked, though it does not say so
            new Messages(err)
                    .complain("Spark gave up: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return CommandLineProgram.FAILED;
        } finally {
            spark.stop();
        }
    }

    private List<Row> upscaled(SparkSession spark, List<Input> inputs) {
        if (!spark.sparkContext().conf().contains("spark.sql.files.maxPartitionBytes")) {
            spark.conf().set("spark.sql.files.maxPartitionBytes", TASK);
        }
        // They are listed here, one by one, and not by jobs of their own. What cannot be read is an input that failed.
        spark.conf().set("spark.sql.sources.parallelPartitionDiscovery.threshold", Integer.MAX_VALUE);
        List<Row> named = inputs.stream().map(SparkRun::named).toList();
        Dataset<Row> files = spark.read()
                .format("binaryFile")
                .option("__globPaths__", false)
                .option("ignoreMissingFiles", true)
                .option("ignoreCorruptFiles", true)
                .load(named.stream().map(row -> row.getString(0)).toArray(String[]::new));
        return files.select("path", "content")
                .join(broadcast(spark.createDataFrame(named, NAMED)), "path")
                .mapPartitions(new ImageByImage(words), Encoders.row(Outcome.SCHEMA))
                .collectAsList();
    }

    private static Row named(Input input) {
        Path file = input.path().orElseThrow().toAbsolutePath();
        String path = new org.apache.hadoop.fs.Path(file.toUri()).toString(); // as the column of that name has it
        return RowFactory.create(
                path, file.toString(), input.name(), input.folder().toString());
    }

    private static Row unread(Input input) {
        String reason = input.path().orElseThrow().getFileName().toString().matches("[_.].*")
                ? "Spark reads no file whose name begins with _ or .: give it another"
                : "Spark could not read it: the log of its executors says why";
        return Outcome.of(new JobResult.Failed(input.name(), reason), null);
    }

    private void tell(List<Row> rows, boolean quiet, long nanos) {
        Messages messages = new Messages(err);
        for (Row row : rows) {
            String name = Outcome.text(row, "input");
            String warnings = Outcome.text(row, "warnings");
            if (status(row).equals("failed")) {
                messages.complain(new JobResult.Failed(name, Outcome.text(row, "reason")));
            } else if (warnings != null && !quiet) {
                messages.complain(name + ": " + warnings);
            }
        }
        if (!quiet) {
            Map<String, Long> counts =
                    rows.stream().collect(Collectors.groupingBy(SparkRun::status, Collectors.counting()));
            String all = Stream.of("written", "truncated", "skipped", "failed")
                    .filter(counts::containsKey)
                    .map(status -> counts.get(status) + " " + status)
                    .collect(Collectors.joining(", "));
            messages.tell("in all: " + all + ", " + Math.round(nanos / 1e8) / 10.0 + " s");
        }
    }

    private static String status(Row row) {
        return Outcome.text(row, "status");
    }
}
