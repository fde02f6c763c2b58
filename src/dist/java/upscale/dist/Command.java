package upscale.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Other programs, run to their end. */
final class Command {
    private Command() {}

    static boolean exists(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs a command whose output is ours. */
    static void run(List<String> command) throws IOException, InterruptedException {
        await(command, new ProcessBuilder(command).inheritIO());
    }

    /** The same with a variable in its environment. */
    static void run(List<String> command, String variable, String value) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(variable, value);
        await(command, builder);
    }

    /** Runs a command in a folder; its standard output becomes a file, in folders that are made. */
    static void run(List<String> command, Path folder, Path out) throws IOException, InterruptedException {
        Files.createDirectories(out.getParent());
        await(
                command,
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .redirectOutput(out.toFile()));
    }

    private static void await(List<String> command, ProcessBuilder builder) throws IOException, InterruptedException {
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("ended with " + code + ": " + String.join(" ", command));
        }
    }
}
