package upscale.spark;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import upscale.image.ImageInfo;
import upscale.job.JobResult;
import upscale.telling.ResultJson;

/**
 * What became of an input, as a row of the table of results: with the words of {@code --report}, and sizes in bytes besides. What is not known,
 * or does not apply, is null.
 */
final class Outcome {
    static final StructType SCHEMA = new StructType()
            .add("input", StringType, false)
            .add("status", StringType, false)
            .add("output", StringType)
            .add("format", StringType)
            .add("width", IntegerType)
            .add("height", IntegerType)
            .add("pages", IntegerType)
            .add("inputBytes", LongType)
            .add("outputBytes", LongType)
            .add("seconds", DoubleType)
            .add("reason", StringType)
            .add("warnings", StringType);

    private Outcome() {}

    /** @param inputBytes of the input, if it was read */
    static Row of(JobResult result, Long inputBytes) {
        String status = ResultJson.status(result);
        if (result instanceof JobResult.Written written) {
            ImageInfo first = written.first().to();
            return RowFactory.create(
                    written.input(),
                    status,
                    written.output(),
                    written.format(),
                    first.width(),
                    first.height(),
                    written.pages().size(),
                    inputBytes,
                    size(written.output()),
                    Math.round(written.nanos() / 1e6) / 1e3,
                    null,
                    written.warnings().isEmpty() ? null : String.join("; ", written.warnings()));
        } else if (result instanceof JobResult.Skipped skipped) {
            return nothingMade(
                    skipped.input(), status, skipped.output(), inputBytes, size(skipped.output()), skipped.reason());
        }
        String reason = result instanceof JobResult.Failed failed ? failed.reason() : null;
        return nothingMade(result.input(), status, null, inputBytes, null, reason);
    }

    private static Row nothingMade(
            String input, String status, String output, Long inputBytes, Long outputBytes, String reason) {
        return RowFactory.create(
                input, status, output, null, null, null, null, inputBytes, outputBytes, null, reason, null);
    }

    /** What a row has in a column of text. */
    static String text(Row row, String column) {
        return row.getString(SCHEMA.fieldIndex(column));
    }

    private static Long size(String output) {
        try {
            return Files.size(Path.of(output));
        } catch (IOException e) {
            return null; // somebody has taken it away already
        }
    }
}
