package upscale.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the machine, which may be absent: then the test is skipped. */
final class Program {
    private static final long PATIENCE_SECONDS = 60;

    private Program() {}

    /** What a command prints on both its streams, in the folder. */
    static String output(Path folder, List<String> command, String... environment) {
        try {
            // Into a file, as reading a program that hangs would hang.
            Path printed = Files.createTempFile("printed", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            for (int i = 0; i < environment.length; i += 2) {
                builder.environment().put(environment[i], environment[i + 1]);
            }
            try {
                Process process = start(builder);
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new AssertionError(command + " does not end: " + Files.readString(printed));
                }
                return Files.readString(printed);
            } finally {
                Files.delete(printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(ProcessBuilder builder) {
        Process process = null;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(false, builder.command().get(0) + " is not on this machine");
        }
        return process;
    }
}
