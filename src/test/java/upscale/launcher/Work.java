package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import upscale.launcher.Install.Ended;

/** The packaged program, installed in a folder, and pictures for it to work on. */
final class Work {
    /** How often suites repeat what depends on chance. */
    static final int ROUNDS = Integer.getInteger("upscale.rounds", 3);

    /** The pictures. */
    final List<String> inputs = new ArrayList<>();

    final Install install;
    private final Path root;

    /** @param root an empty folder */
    Work(Path root) throws Exception {
        this.root = root;
        this.install = new Install(root, "home");
        Files.copy(Path.of(System.getProperty("upscale.jar")), install.jar(), StandardCopyOption.REPLACE_EXISTING);
        install.environment.put("UPSCALE_JAVA_HOME", System.getProperty("java.home"));
        install.environment.put("LC_ALL", "C.UTF-8");
        assertThat(install.run("--version").code()).isZero();
    }

    /** Adds pictures of noise, which do not compress. */
    void pictures(int count, int side) throws IOException {
        byte[] header = ("P5 " + side + " " + side + " 255\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            String name = "%03d.pgm".formatted(inputs.size());
            byte[] noise = new byte[header.length + side * side];
            new SplittableRandom(inputs.size()).nextBytes(noise);
            System.arraycopy(header, 0, noise, 0, header.length);
            Files.write(root.resolve(name), noise);
            inputs.add(name);
        }
    }

    /** The words that enlarge pictures into a folder. */
    List<String> words(List<String> pictures, String folder, String... more) {
        List<String> words = new ArrayList<>(List.of(install.launcher.toString()));
        words.addAll(pictures);
        words.addAll(List.of("-s", "3", "-j", "2", "--json", "-o", folder + "/{name}.png"));
        words.addAll(List.of(more));
        return words;
    }

    Ended run(List<String> words) throws Exception {
        return install.run(words, "");
    }

    /** A process whose output is read while it runs. */
    Process start(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(root.toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(install.environment);
        return builder.start();
    }

    /** How many results of a run ended so. */
    static long count(Ended ended, String status) {
        return statuses(ended.out()).values().stream().filter(status::equals).count();
    }

    /** How each input ended, of lines of JSON. */
    static Map<String, String> statuses(String out) {
        Map<String, String> statuses = new TreeMap<>();
        for (String line : out.lines().toList()) {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            if (object.has("input")) {
                statuses.put(
                        object.get("input").getAsString(), object.get("status").getAsString());
            }
        }
        return statuses;
    }

    /** All files of a folder, hidden ones as well, and what stands for what is in them. */
    Map<String, String> files(String folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(root.resolve(folder))) {
            try (Stream<Path> list = Files.list(root.resolve(folder))) {
                for (Path file : list.toList()) {
                    files.put(file.getFileName().toString(), Files.isDirectory(file) ? "a folder" : digest(file));
                }
            }
        }
        return files;
    }

    /** The same without what is hidden. */
    Map<String, String> results(String folder) throws IOException {
        Map<String, String> files = files(folder);
        files.keySet().removeIf(name -> name.startsWith("."));
        return files;
    }

    private static String digest(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete(String folder) throws IOException {
        if (Files.exists(root.resolve(folder))) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
