package upscale.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import upscale.cli.UsageException;

/**
 * The table of results, a row for each input: a folder, as Spark writes them, wherever Spark can write.
 *
 * @param place of the folder
 * @param format that Spark calls it by
 */
record ResultsTable(String place, String format) {
    /** @throws UsageException if the name does not say what it shall be */
    static ResultsTable of(String place) {
        String suffix = place.substring(place.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (suffix) {
            case "parquet", "json" -> new ResultsTable(place, suffix);
            default ->
                throw new UsageException("--report " + place + ": Spark writes a folder called .parquet or .json");
        };
    }

    /** @throws UsageException if something is there that may not be replaced */
    void requireRoom(SparkSession spark, boolean replace) {
        Path path = new Path(place);
        try {
            if (!replace
                    && path.getFileSystem(spark.sparkContext().hadoopConfiguration())
                            .exists(path)) {
                throw new UsageException("--report " + place + ": exists already; -f replaces it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(SparkSession spark, List<Row> rows, boolean replace) {
        spark.createDataFrame(rows, Outcome.SCHEMA)
                .coalesce(1)
                .write()
                .mode(replace ? SaveMode.Overwrite : SaveMode.ErrorIfExists)
                .format(format)
                .save(place);
    }
}
