package upscale.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import upscale.spelling.Neighbours;

/**
 * What words on a command line mean as files: files, folders, patterns that no shell has expanded, and lists of names. Whatever cannot be had is an
 * input as well, with what is wrong.
 *
 * @param recursive whether folders are descended into
 * @param filter what is taken of folders, patterns and lists
 * @param images whether a file that was found is an image, as far as can be told by its name and its first bytes
 * @param apart real paths of the folders that results go to, which are not descended into; if empty, results go beside inputs
 */
public record Selector(boolean recursive, NameFilter filter, Predicate<Path> images, Optional<Set<Path>> apart) {
    private static final String SPECIAL = "is neither a file nor a folder: name pipes and devices on the command line";

    /**
     * What they stand for.
     *
     * @param words of the command line
     * @param list a file of names that end in NUL, {@code -} for standard input
     * @param in standard input, which is read for the list alone
     */
    public Selection select(List<String> words, Optional<String> list, InputStream in) {
        Selecting selecting = new Selecting();
        words.forEach(selecting::word);
        selecting.takeBackAnOutput(words);
        list.ifPresent(name -> selecting.names(name, () -> NameList.ended(name, in)));
        return selecting.selected();
    }

    /** Names of a file. */
    private interface Names {
        List<String> read() throws IOException;
    }

    /** One selection, on its way. */
    private final class Selecting {
        private final List<Input> inputs = new ArrayList<>();
        private final List<String> details = new ArrayList<>();

        void word(String word) {
            if (exists(word) || word.equals(Input.STANDARD)) {
                name(word);
            } else if (word.startsWith("@") && word.length() > 1) {
                names(word, () -> NameList.lines(word.substring(1)));
            } else if (Glob.wildcard(word) >= 0) {
                pattern(word);
            } else {
                name(word);
            }
        }

        // Other programs take two operands for an input and an output.
        void takeBackAnOutput(List<String> words) {
            if (words.size() != 2 || apart.isPresent()) {
                return;
            }
            String last = words.get(words.size() - 1);
            int place = inputs.size() - 1;
            if (inputs.get(place).name().equals(last)
                    && inputs.get(place).path().filter(images).isPresent()
                    && !exists(last)
                    && Neighbours.hint(last).isEmpty()) {
                inputs.set(
                        place,
                        Input.troubled(last, new IOException("no such file; to name the output, write -o " + last)));
            }
        }

        void names(String list, Names names) {
            int before = inputs.size();
            try {
                for (String name : names.read()) {
                    Input input = Input.named(name);
                    if (input.path().isEmpty() || Files.isDirectory(input.path().get())) {
                        name(name);
                    } else if (filter.takesWhole(input.path().get())) {
                        inputs.add(
                                isSpecial(input.path().get()) ? Input.troubled(name, new IOException(SPECIAL)) : input);
                    }
                }
                if (inputs.size() == before) {
                    inputs.add(Input.troubled(list, new IOException("has no names in it that are wanted")));
                }
            } catch (NoSuchFileException e) {
                inputs.add(Input.troubled(
                        list,
                        e.getFile().equals(list) ? e : new IOException("no such file, nor a list " + e.getFile())));
            } catch (InvalidPathException e) {
                inputs.add(Input.named(list));
            } catch (IOException e) {
                inputs.add(Input.troubled(list, e));
            }
        }

        private void name(String name) {
            Input input = Input.named(name);
            Optional<Path> folder = input.path().filter(Files::isDirectory);
            if (folder.isEmpty()) {
                inputs.add(input);
                return;
            }
            walk(name, folder.get(), recursive ? FolderWalk.BELOW : FolderWalk.DIRECTLY);
        }

        private void pattern(String word) {
            int wildcard = Glob.wildcard(word);
            Glob glob = Glob.of(word.substring(wildcard));
            if (glob.names().contains("..")) {
                inputs.add(Input.troubled(word, new IOException("has .. after a wildcard: write it before the first")));
                return;
            }
            Optional<Path> fixed = Input.named(word.substring(0, wildcard)).path();
            if (fixed.filter(Files::isDirectory).isEmpty()) {
                inputs.add(Input.troubled(word, new NoSuchFileException(word)));
                return;
            }
            walk(word, fixed.get(), recursive ? glob.then(Glob.FOLDERS) : word.endsWith("/") ? glob.then("*") : glob);
        }

        private void walk(String name, Path folder, Glob glob) {
            boolean whole = glob == FolderWalk.DIRECTLY || glob.names().contains(Glob.FOLDERS);
            if (whole && (apart.isEmpty() || apart.get().contains(real(folder)))) {
                inputs.add(Input.troubled(
                        name,
                        new IOException("the results would lie among its images, and be taken for images the next time:"
                                + " name another folder with -o, which may lie in it")));
                return;
            }
            int before = inputs.size();
            LeftOut leftOut = new LeftOut();
            new FolderWalk(Selector.this, glob, inputs::add, leftOut).from(folder);
            int count = inputs.size() - before;
            if (count == 0) {
                inputs.add(Input.troubled(
                        name,
                        new IOException((glob == FolderWalk.DIRECTLY || glob == FolderWalk.BELOW
                                        ? "has no images in it"
                                        : "matches no images")
                                + (leftOut.none() ? "" : "; " + leftOut))));
            } else if (!leftOut.none()) {
                details.add(name + ": " + count + (count == 1 ? " image; " : " images; ") + leftOut);
            }
        }

        /** All of them, each file once. */
        Selection selected() {
            if (inputs.size() < 2) {
                return new Selection(inputs, List.of(), List.of(), details);
            }
            List<Input> once = new ArrayList<>();
            List<String> again = new ArrayList<>();
            Map<Path, Path> folders = new HashMap<>();
            Set<Path> seen = new HashSet<>();
            for (Input input : inputs) {
                if (input.path().isEmpty() || seen.add(place(input.path().get(), folders))) {
                    once.add(input);
                } else {
                    again.add(input.name());
                }
            }
            List<String> remarks = again.isEmpty()
                    ? List.of()
                    : List.of(again.get(0) + (again.size() == 1 ? "" : " and " + (again.size() - 1) + " others")
                            + ": named more than once, and done once");
            return new Selection(once, List.of(), remarks, details);
        }
    }

    // A link to a file is another name, with a result of its own; by whatever links its folder is reached is not.
    private static Path place(Path file, Map<Path, Path> folders) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null || absolute.getFileName() == null
                ? absolute
                : folders.computeIfAbsent(folder, Selector::real).resolve(absolute.getFileName());
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private static boolean isSpecial(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    private static boolean exists(String word) {
        try {
            return Files.exists(Path.of(word), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
