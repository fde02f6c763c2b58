package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signals that stop a run, sent through the launcher. Nothing is timed: the signal is sent when a line of output, or the first byte of a
 * result in a named pipe, says that the run is under way.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoppingIT {
    private static final int COUNT = 40;

    @TempDir
    Path root;

    Install install;

    @BeforeEach
    void unpack() throws Exception {
        install = new Install(root, "home");
        Files.copy(Path.of(System.getProperty("upscale.jar")), install.jar(), StandardCopyOption.REPLACE_EXISTING);
        install.environment.put("UPSCALE_JAVA_HOME", System.getProperty("java.home"));
        install.environment.put("LC_ALL", "C.UTF-8");
        Files.createDirectory(root.resolve("out"));
        assertThat(install.run("--version").code()).isZero();
    }

    private void noise(String name, int side) throws IOException {
        byte[] header = ("P5 " + side + " " + side + " 255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] noise = new byte[header.length + side * side];
        new SplittableRandom(name.hashCode()).nextBytes(noise);
        System.arraycopy(header, 0, noise, 0, header.length);
        Files.write(root.resolve(name), noise);
    }

    /** Runs it; SIGINT is not ignored, even if the tests are started by a script in the background, which would have it so. */
    private Process start(Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(install.launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(install.environment);
        return builder.start();
    }

    private static void send(String signal, Process process) throws Exception {
        String[] command = {"/bin/sh", "-c", "kill -" + signal + " " + process.pid()};
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static List<JsonObject> objects(Stream<String> lines) {
        return lines.map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The signal comes after the first result; how many of the others are done by then is left to chance, what is told of them is not. */
    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void whatIsUnderWayIsDroppedAndEverythingAccountedFor(String signal, int code) throws Exception {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            noise("%02d.pgm".formatted(i), i == 0 ? 10 : 1000);
            words.add("%02d.pgm".formatted(i));
        }
        words.addAll(List.of("-s", "4", "-o", "out/{name}.png", "--json", "-j", "2", "--report", "run.json"));
        Path err = root.resolve("err");
        Process process = start(err, words.toArray(String[]::new));
        List<JsonObject> told;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            assertThat(first).as(Files.readString(err)).isNotNull();
            send(signal, process);
            told = objects(Stream.concat(Stream.of(first), out.lines().toList().stream()));
        }
        assertThat(process.waitFor()).isEqualTo(code);
        assertThat(told).hasSize(COUNT + 1);
        JsonObject summary = told.get(COUNT).getAsJsonObject("summary");
        List<String> written = told.subList(0, COUNT).stream()
                .filter(each -> each.get("status").getAsString().equals("written"))
                .map(each -> each.get("output").getAsString().replace("out/", ""))
                .toList();
        assertThat(files("out")).as("and no temporary ones").isEqualTo(written);
        assertThat(summary.get("written").getAsInt()).isEqualTo(written.size());
        assertThat(summary.get("failed").getAsInt()).isZero();
        JsonObject report = JsonParser.parseString(Files.readString(root.resolve("run.json")))
                .getAsJsonObject();
        assertThat(report.get("stopped").getAsBoolean()).isTrue();
        assertThat(report.get("summary")).isEqualTo(summary);
        assertThat(report.getAsJsonArray("results")).containsExactlyElementsOf(told.subList(0, COUNT));
        assertThat(summary.get("dropped").getAsInt() + summary.get("notBegun").getAsInt())
                .isEqualTo(COUNT - written.size())
                .isPositive();
        assertThat(told.get(COUNT - 1).get("status").getAsString()).isEqualTo("not-begun");
    }

    /** A result that nobody reads on holds up its writer, which only the signal gets on. */
    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void whatHangsIsDropped(String signal, int code) throws Exception {
        pipe("out/b.png");
        for (String name : List.of("a.pgm", "b.pgm", "c.pgm")) {
            noise(name, 1000);
        }
        Path err = root.resolve("err");
        Process process = start(err, "a.pgm", "b.pgm", "c.pgm", "-s", "2", "-o", "out/{name}.png");
        try (InputStream pipe = Files.newInputStream(root.resolve("out/b.png"))) {
            assertThat(pipe.read()).as("it is under way").isEqualTo(0x89);
            send(signal, process);
            assertThat(process.waitFor()).isEqualTo(code);
        }
        assertThat(Files.readAllLines(err))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("a.pgm -> out/a.png"),
                        line -> assertThat(line)
                                .isEqualTo("upscale: b.pgm: stopped before it was done; nothing is written"),
                        line -> assertThat(line).startsWith("in all: 1 written, 1 dropped, 1 not begun, "));
        assertThat(files("out")).containsExactly("a.png", "b.png");
    }

    /** Nobody opens the pipe, and to wait for somebody who does is nothing that a signal could end. */
    @Test
    void whatCannotBeInterruptedIsGivenUp() throws Exception {
        pipe("out/b.png");
        for (String name : List.of("a.pgm", "b.pgm", "c.pgm")) {
            noise(name, 10);
        }
        Path err = root.resolve("err");
        Process process = start(
                err, "a.pgm", "b.pgm", "c.pgm", "-s", "2", "--json", "--report", "run.csv", "-o", "out/{name}.png");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            send("TERM", process);
            List<JsonObject> told = objects(Stream.concat(Stream.of(first), out.lines().toList().stream()));
            assertThat(told.subList(0, 3))
                    .extracting(each -> each.get("status").getAsString())
                    .containsExactly("written", "dropped", "dropped");
            assertThat(told.get(3).getAsJsonObject("summary").get("dropped").getAsInt())
                    .isEqualTo(2);
        }
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(Files.readAllLines(root.resolve("run.csv"))).hasSize(4);
    }

    private void pipe(String name) throws Exception {
        String[] command = {"mkfifo", root.resolve(name).toString()};
        assumeTrue(new ProcessBuilder(command).start().waitFor() == 0, "there are no named pipes here");
    }
}
