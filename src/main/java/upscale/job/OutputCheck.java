package upscale.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import upscale.job.OutputNaming.Destination;

/** Whether an output may be written, asked before anything is decoded. Immutable; for any thread. */
public final class OutputCheck {
    private final Map<Object, Path> sources = new HashMap<>();

    /**
     * A check for a run.
     *
     * @param sources files that must not be replaced, by whatever name or link: inputs and references
     */
    public OutputCheck(Collection<Path> sources) {
        sources.forEach(source -> identity(source).ifPresent(file -> this.sources.putIfAbsent(file, source)));
    }

    // What all names of a file have in common; nothing if there is none.
    private static Optional<Object> identity(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? path.toRealPath() : key);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks one output.
     *
     * @param mayReplace which existing files, but for the sources, may be replaced
     * @throws IOException if it may not be written; the message says why and what to do
     */
    public void require(Destination destination, Predicate<Path> mayReplace) throws IOException {
        if (destination.file().isPresent()) {
            Path file = destination.file().get();
            require(file, destination.makesFolder(), mayReplace);
            if (destination.within().isPresent()) {
                requireWithin(destination.within().get(), file);
            }
        }
    }

    /**
     * The same for the sidecar of a result.
     *
     * @param own the input's
     * @param result where the result goes
     */
    void requireSidecar(Path file, Path own, Destination result, Predicate<Path> mayReplace) throws IOException {
        if (Files.exists(file) && Files.isSameFile(file, own)) {
            throw new IOException("the result's sidecar would be " + file
                    + ", which is the input's: choose another name, or leave sidecars out by --strip");
        }
        require(file, result.makesFolder(), mayReplace);
    }

    private void require(Path file, boolean makesFolder, Predicate<Path> mayReplace) throws IOException {
        Optional<Path> source = identity(file).map(sources::get);
        if (source.isPresent()) {
            throw new IOException("the output " + file + " is the input "
                    + (file.equals(source.get()) ? "" : source.get() + " ")
                    + "itself: choose another name");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("the output " + file + " is a folder: end its name in /, or name a file in it");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!isDevice(file) && !mayReplace.test(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!makesFolder && !Files.exists(folder)) {
            throw new IOException("there is no folder " + folder + " to write " + file.getFileName() + " into");
        }
        Path existing = existing(folder);
        if (!Files.isDirectory(existing)) {
            throw new IOException("the output " + file + " cannot be written: " + existing + " is not a folder");
        }
    }

    /** What was named was meant, links or not; what is below it was not named. */
    static void requireWithin(Path folder, Path file) throws IOException {
        Path outer = folder.toAbsolutePath();
        if (Files.exists(outer)) {
            Path inner = existing(file.toAbsolutePath().getParent());
            if (!inner.toRealPath().startsWith(outer.toRealPath())) {
                throw new IOException("the output " + file + " would not be in " + folder + ", as " + inner
                        + " is a link that leads out of it: write to where it leads by a run of its own");
            }
        }
    }

    private static Path existing(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }

    /** Whether {@code file} is there and neither file nor folder, such as /dev/null or a named pipe: written to, never replaced. */
    static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }
}
