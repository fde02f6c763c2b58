package upscale.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import upscale.job.OutputNaming.Destination;

/**
 * Whether an output may be written, asked before anything is decoded.
 *
 * @param sources files that must not be replaced, by whatever name or link: inputs and references
 * @param overwrite whether other existing files may be
 */
record OutputCheck(List<Path> sources, boolean overwrite) {
    /** @throws IOException if not; the message says why and what to do */
    void require(Destination destination) throws IOException {
        if (destination.file().isPresent()) {
            require(destination.file().get(), destination.makesFolder());
        }
    }

    /**
     * The same for the sidecar of a result.
     *
     * @param own the input's
     * @param result where the result goes
     */
    void requireSidecar(Path file, Path own, Destination result) throws IOException {
        if (Files.exists(file) && Files.isSameFile(file, own)) {
            throw new IOException("the result's sidecar would be " + file
                    + ", which is the input's: choose another name, or leave sidecars out by --strip");
        }
        require(file, result.makesFolder());
    }

    private void require(Path file, boolean makesFolder) throws IOException {
        if (Files.exists(file)) {
            for (Path source : sources) {
                if (Files.exists(source) && Files.isSameFile(file, source)) {
                    throw new IOException("the output " + file + " is the input "
                            + (file.equals(source) ? "" : source + " ")
                            + "itself: choose another name");
                }
            }
        }
        if (Files.isDirectory(file)) {
            throw new IOException("the output " + file + " is a folder: end its name in /, or name a file in it");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!overwrite && !isDevice(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!makesFolder && !Files.exists(folder)) {
            throw new IOException("there is no folder " + folder + " to write " + file.getFileName() + " into");
        }
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new IOException("the output " + file + " cannot be written: " + existing + " is not a folder");
        }
    }

    /** Whether {@code file} is there and neither file nor folder, such as /dev/null or a named pipe: written to, never replaced. */
    static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }
}
