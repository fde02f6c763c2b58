package upscale.docs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import upscale.Main;

/**
 * Runs the commands of a page in the current folder, and leaves a file for each that says how it ended. A process of its own does it,
 * since Java has no way to change the folder that it is in; every block finds the prepared files and nothing else.
 */
final class DocumentedCommands {
    /** Marks a folder that may be emptied; without it nothing is run, so that no other folder ever is. */
    static final String SCRATCH = ".scratch";

    private DocumentedCommands() {}

    /**
     * A command as a page shows it.
     *
     * @param line where it begins, from 1
     * @param text the command
     * @param shown the output that the page shows
     */
    record Command(int line, String text, List<String> shown) {}

    /** The blocks of a page that have commands to run, each as the list of its commands. */
    static List<List<Command>> of(Markdown page) {
        return page.blocks().stream()
                .filter(b -> b.language().equals("sh"))
                .map(DocumentedCommands::of)
                .filter(commands -> !commands.isEmpty())
                .toList();
    }

    private static List<Command> of(Markdown.Block block) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            int number = block.line() + i;
            if (isCommand(line)) {
                while (line.endsWith("\\")) {
                    line = line.substring(0, line.length() - 1)
                            + block.lines().get(++i).strip();
                }
                commands.add(new Command(number, line, new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                if (commands.isEmpty()) {
                    throw new AssertionError(
                            "line " + number + " is no command of ours: mark the block console: " + line);
                }
                commands.get(commands.size() - 1).shown().add(line);
            }
        }
        return commands;
    }

    private static boolean isCommand(String line) {
        return line.startsWith("upscale ") || line.startsWith("./upscale ") || line.startsWith("mkdir ");
    }

    /** @param args the page, a folder of prepared files, a folder for what happened */
    public static void main(String[] args) throws IOException {
        if (!Files.exists(Path.of(SCRATCH))) {
            throw new IllegalStateException("the current folder is no scratch folder");
        }
        Markdown page = Markdown.of(Path.of(args[0]));
        Path prepared = Path.of(args[1]);
        Path results = Path.of(args[2]);
        for (List<Command> block : of(page)) {
            empty(Path.of(""));
            copy(prepared, Path.of(""));
            for (Command command : block) {
                ByteArrayOutputStream terminal = new ByteArrayOutputStream();
                int exit = run(ShellLine.parse(command.text()), terminal);
                Files.writeString(results.resolve(command.line() + ".exit"), Integer.toString(exit));
                Files.write(results.resolve(command.line() + ".terminal"), terminal.toByteArray());
            }
        }
    }

    private static int run(ShellLine line, ByteArrayOutputStream terminal) throws IOException {
        byte[] piped = new byte[0];
        int exit = 0;
        for (ShellLine.Stage stage : line.stages()) {
            boolean last = stage == line.stages().get(line.stages().size() - 1);
            byte[] in = stage.in() == null ? piped : Files.readAllBytes(Path.of(stage.in()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            exit = run(stage.words(), in, last && stage.out() == null ? terminal : out, terminal);
            if (stage.out() != null) {
                Files.write(Path.of(stage.out()), out.toByteArray());
            }
            piped = out.toByteArray();
            if (exit != 0) {
                return exit;
            }
        }
        return exit;
    }

    private static int run(List<String> words, byte[] in, OutputStream out, OutputStream err) throws IOException {
        List<String> arguments = words.subList(1, words.size());
        switch (words.get(0)) {
            case "upscale", "./upscale" -> {
                return Main.run(
                        arguments.toArray(String[]::new),
                        new ByteArrayInputStream(in),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8);
            }
            case "mkdir" -> {
                for (String folder : arguments) {
                    Files.createDirectory(Path.of(folder));
                }
                return 0;
            }
            default -> { // somebody else's program at the end of a pipe: it must be given an image
                return in.length > 0 ? 0 : 127;
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.toAbsolutePath())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder.toAbsolutePath()) && !file.endsWith(SCRATCH)) {
                    Files.delete(file);
                }
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.equals(from)).sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
