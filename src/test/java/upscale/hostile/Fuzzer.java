package upscale.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A {@link FuzzTarget} as Jazzer calls it: named first, then given bytes without end. {@code src/test/fuzz/fuzz.py} runs it. */
public final class Fuzzer {
    private static FuzzTarget target = FuzzTarget.PNG;

    private Fuzzer() {}

    public static void fuzzerInitialize(String[] args) {
        target = named(args[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        target.check(bytes);
    }

    static FuzzTarget named(String word) {
        for (FuzzTarget each : FuzzTarget.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no target " + word);
    }

    /** Prints the targets' names, or writes what the fuzzing of one begins with into a folder: {@code TARGET FOLDER}. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            for (FuzzTarget each : FuzzTarget.values()) {
                System.out.println(each.word());
            }
            return;
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        int number = 0;
        for (Map.Entry<String, byte[]> seed : Seeds.of(named(args[0])).entrySet()) {
            Files.write(folder.resolve("seed" + number++), seed.getValue());
        }
    }
}
