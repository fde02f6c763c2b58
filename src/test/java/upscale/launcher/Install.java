package upscale.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder with the launcher in it, and surroundings in which it finds only what a test puts there: the install folders that it looks
 * into lie below {@link #root}, and PATH holds nothing but the commands that it needs.
 */
final class Install {
    private static final List<String> COMMANDS = List.of(
            "cat", "find", "ln", "locale", "mkdir", "mv", "readlink", "rm", "sed", "sh", "sleep", "touch", "wc");

    /** Tells which it is, its process, and what it is called with; copies its input; ends with 7. Cannot make a cache. */
    private static final String TELLING_JAVA = """
            #!/bin/sh
            case "$*" in *Rehearsal* | *AOTMode=create*) exit 1 ;; esac
            echo "java %s, process $$"
            while [ "$1" != -jar ]; do shift; done
            shift 2
            for word; do printf '<%%s>' "$word"; done
            cat
            exit 7
            """;

    /**
     * How a process ended.
     *
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Ended(int code, String out, String err, long process) {}

    final Path root;
    final Path home;
    final Path bin;
    final Path launcher;
    final Map<String, String> environment = new TreeMap<>();

    /** A launcher in a folder whose name has spaces. */
    Install(Path root) throws IOException {
        this(root, "home of upscale");
    }

    /** @param root an empty folder */
    Install(Path root, String name) throws IOException {
        this.root = root;
        home = Files.createDirectories(root.resolve(name));
        bin = Files.createDirectories(root.resolve("bin"));
        launcher = home.resolve("upscale");
        String text = Files.readString(Path.of(System.getProperty("upscale.launcher")));
        script(launcher, text.replaceAll("(?<=\\s)/(usr|opt|Library)/", "'" + root + "'/$1/"));
        for (String command : COMMANDS) {
            for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
                Path there = Path.of(folder, command);
                if (Files.isExecutable(there) && !Files.exists(bin.resolve(command))) {
                    script(bin.resolve(command), "#!/bin/sh\nexec '" + there + "' \"$@\"\n");
                }
            }
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", root.resolve("user").toString());
    }

    /** Puts something there that is no jar, but will do for a java that only tells. */
    Path jar() throws IOException {
        Files.createDirectories(home.resolve("target"));
        return Files.writeString(home.resolve("target/upscale.jar"), "jar");
    }

    /** A JDK, as the launcher sees one, whose java tells that it is {@code version}; {@code folder} is relative to the root. */
    Path jdk(String folder, String version) throws IOException {
        Path jdk = jre(folder, version);
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        return jdk;
    }

    /** The same without a compiler. */
    Path jre(String folder, String version) throws IOException {
        Path jre = root.resolve(folder);
        script(jre.resolve("bin/java"), TELLING_JAVA.formatted(version));
        String release = "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"%s+1\"\nJAVA_VERSION=\"%s\"\n"
                .formatted(version, version);
        Files.writeString(jre.resolve("release"), release);
        return jre;
    }

    static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs the launcher without input. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    /** Runs a command in the root folder. */
    Ended run(List<String> command, String input) throws IOException, InterruptedException {
        return start(command, input).end();
    }

    /** Starts a command in the root folder, and gives it its input. */
    Started start(List<String> command, String input) throws IOException {
        Path out = Files.createTempFile(root, "", ".out");
        Path err = Files.createTempFile(root, "", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new Started(process, out, err);
    }

    /** A process that runs. */
    record Started(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            int code = process.waitFor();
            return new Ended(code, Files.readString(out), Files.readString(err), process.pid());
        }
    }
}
