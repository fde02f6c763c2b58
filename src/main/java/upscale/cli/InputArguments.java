package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.inputs.Input;
import upscale.inputs.NameFilter;
import upscale.inputs.Selection;
import upscale.inputs.Selector;
import upscale.inputs.Shard;

/** The images that a command works on, in words: one meaning of them for all commands. */
final class InputArguments {
    private final Operand<List<String>> words;

    private final OptionGroup options = new OptionGroup();

    private final Option<Boolean> recursive =
            options.add(Option.flag("-r", "--recursive").described("Take images in folders below, too."));

    private final Option<List<String>> include = options.add(Option.texts("PATTERN", "--include")
            .described("Take only files that match: '*.jpg', 'scans/**'. For folders, patterns and lists; may be "
                    + "repeated."));

    private final Option<List<String>> exclude = options.add(
            Option.texts("PATTERN", "--exclude").described("Leave out files and folders that match. May be repeated."));

    private final Option<String> list = options.add(Option.text("LIST", "--files0-from")
            .described("Take the files named in this file, too: names that end in NUL, as find -print0 writes "
                    + "them; - is standard input."));

    private final Option<Shard> shard = options.add(Option.of("I/N", new ShardWord(System::getenv), "--shard")
            .described("Take only the I-th of N parts of all inputs; auto or auto/N for the part of an array job "
                    + "(Slurm, AWS Batch, Kubernetes)."));

    /** @param index of the first: all words from there */
    InputArguments(String label, String index) {
        this.words = Operand.files(label + "...", index);
    }

    void declare(Syntax syntax) {
        syntax.operand(words);
        syntax.group("Inputs", options);
    }

    /** The words as they are, for what makes of folders what it will. */
    List<String> words() {
        if (recursive.on() || include.isGiven() || exclude.isGiven() || list.isGiven() || shard.isGiven()) {
            throw new UsageException("--series takes folders and files as they are named: leave out -r, --include,"
                    + " --exclude, --files0-from and --shard");
        }
        return required();
    }

    /** Whether anything was named, in whatever way. */
    boolean given() {
        return words.isGiven() || list.isGiven();
    }

    /** The words, of which there are some unless names come from a list. */
    List<String> required() {
        List<String> given = words.given().orElse(List.of());
        if (given.isEmpty() && !list.isGiven()) {
            throw new UsageException(
                    "no input: name an image file or a folder, or - for standard input; see 'upscale -h'");
        } else if (given.contains("")) {
            throw new UsageException("an input has an empty name");
        }
        return given;
    }

    /** What they stand for, where nothing is written. */
    Selection selected(CommandLineProgram.Session session) {
        return part(selected(session, Optional.of(Set.of())), true);
    }

    /**
     * What of them this run is for.
     *
     * @param byFolders whether inputs of one name in different folders have results that differ
     */
    Selection part(Selection whole, boolean byFolders) {
        return shard.isGiven() ? shard.value().of(whole, byFolders) : whole;
    }

    /**
     * What they stand for.
     *
     * @param apart real paths of the folders that results go to; if empty, they go beside inputs
     */
    Selection selected(CommandLineProgram.Session session, Optional<Set<Path>> apart) {
        NameFilter filter = new NameFilter(
                include.given().orElse(List.of()), exclude.given().orElse(List.of()));
        Formats formats = session.formats();
        Selection selection = new Selector(recursive.on(), filter, file -> isImage(formats, file), apart)
                .select(required(), list.given(), session.in());
        long standard = selection.inputs().stream().filter(Input::isStandard).count();
        if (standard + (list.given().filter(Input.STANDARD::equals).isPresent() ? 1 : 0) > 1) {
            throw new UsageException("standard input (-) can be read once only");
        }
        return selection;
    }

    // By its name, or by its first bytes. What is there and cannot be read might be one.
    private static boolean isImage(Formats formats, Path file) {
        try {
            return formats.ofFileName(file.getFileName().toString()).isPresent()
                    || formats.recognising(Source.of(file)).isPresent();
        } catch (IOException e) {
            return Files.exists(file);
        }
    }
}
