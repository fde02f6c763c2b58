package upscale.spark;

import java.util.List;
import org.apache.spark.SparkUserAppException;
import upscale.cli.CommandLineProgram;

/** The command line of {@code upscale} as a job of Apache Spark, for {@code spark-submit}: the same words, done by executors. */
public final class Upscale {
    private Upscale() {}

    /** @throws SparkUserAppException which has Spark end with the exit code, unless that is 0 */
    public static void main(String[] words) throws SparkUserAppException {
        int code = new CommandLineProgram(System.out, System.err, new SparkRun(List.of(words), System.err)).run(words);
        if (code != CommandLineProgram.OK) {
            throw new SparkUserAppException(code, null);
        }
    }
}
