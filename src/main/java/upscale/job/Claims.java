package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import upscale.inputs.NameForms;

/**
 * Which file is written for whom: each for one only. Names that differ in case alone, or in the normal form of Unicode, are one file on many disks, and
 * so are they here, wherever they are not those of folders that are there and differ.
 */
final class Claims {
    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<Path, String> folders = new HashMap<>(); // by any name, what all names of one have in common

    private record Claim(Path file, String by) {}

    /**
     * Claims a file; devices, which are written to one after another, are nobody's.
     *
     * @param by what messages call who writes it
     * @throws Batch.ConflictException if somebody else does
     */
    void claim(Path file, String by) throws Batch.ConflictException {
        Claim other = OutputCheck.isDevice(file) ? null : claims.putIfAbsent(key(file), new Claim(file, by));
        if (other != null) {
            throw new Batch.ConflictException(other.by + " and " + by + " would both be written to "
                    + (other.file.equals(file)
                            ? file.toString()
                            : other.file + " and " + file
                                    + ", which are one file wherever case or the form of letters makes no difference")
                    + ": tell them apart, by {name} or another folder");
        }
    }

    /** The same, if there is a file. */
    void claim(Optional<Path> file, String by) throws Batch.ConflictException {
        if (file.isPresent()) {
            claim(file.get(), by);
        }
    }

    /** Whether {@code file} might be one that is written. */
    boolean include(Path file) {
        return claims.containsKey(key(file));
    }

    private String key(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return folder == null
                ? absolute.toString()
                : place(folder) + "/" + NameForms.folded(absolute.getFileName().toString());
    }

    // What is there is told apart by the disk; below that, names are.
    private String place(Path folder) {
        String known = folders.get(folder);
        if (known == null) {
            known = unknown(folder);
            folders.put(folder, known);
        }
        return known;
    }

    private String unknown(Path folder) {
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) {
            Path parent = folder.getParent();
            return parent == null
                    ? folder.toString()
                    : place(parent) + "/"
                            + NameForms.folded(folder.getFileName().toString());
        }
    }
}
