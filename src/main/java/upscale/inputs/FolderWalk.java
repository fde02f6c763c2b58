package upscale.inputs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import upscale.inputs.LeftOut.Reason;

/**
 * A walk from one folder downwards, which finds the images that a pattern matches. In a folder, files and folders come by their names, in the
 * order of UTF-16 units whatever the locale is. Links are followed, and a folder is entered once, by its real path. What is
 * neither file nor folder is never opened.
 */
final class FolderWalk {
    /** What lies in the folder itself. */
    static final Glob DIRECTLY = Glob.of("*");

    /** That, and all that lies in folders below it. */
    static final Glob BELOW = Glob.of(Glob.FOLDERS);

    private final Selector selector;
    private final Glob glob;
    private final Consumer<Input> found;
    private final LeftOut leftOut;
    private final Set<Path> entered = new HashSet<>();

    /**
     * A walk that has not begun.
     *
     * @param glob what is looked for, from the folder downwards
     * @param found is told of images, and of folders that cannot be read
     * @param leftOut counts what is left out
     */
    FolderWalk(Selector selector, Glob glob, Consumer<Input> found, LeftOut leftOut) {
        this.selector = selector;
        this.glob = glob;
        this.found = found;
        this.leftOut = leftOut;
    }

    void from(Path folder) {
        enter(folder, Path.of(""), glob.start());
    }

    /** @param below where it lies below the folder that the walk began with */
    private void enter(Path folder, Path below, BitSet state) {
        List<Path> entries = new ArrayList<>();
        try {
            Path real = folder.toRealPath();
            if (!entered.add(real)) {
                leftOut.count(Reason.AGAIN);
                return;
            }
            if (!below.toString().isEmpty()
                    && selector.apart()
                            .filter(results -> results.contains(real))
                            .isPresent()) {
                leftOut.count(Reason.RESULTS);
                return;
            }
            try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
                listed.forEach(entries::add);
            }
        } catch (IOException e) {
            found.accept(Input.troubled(folder.toString(), e));
        } catch (DirectoryIteratorException e) {
            found.accept(Input.troubled(folder.toString(), e.getCause()));
        }
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            BitSet next = glob.after(state, name);
            if (!next.isEmpty()) {
                visit(entry, below, next);
            } else if (name.startsWith(".")) {
                leftOut.count(Reason.HIDDEN);
            }
        }
    }

    private void visit(Path entry, Path folder, BitSet state) {
        Path below = folder.resolve(entry.getFileName());
        Kind kind = kind(entry);
        if (kind == Kind.FOLDER) {
            visitFolder(entry, below, state);
        } else if (!glob.accepts(state)) {
            return;
        } else if (kind == Kind.SPECIAL) {
            leftOut.count(Reason.SPECIAL);
        } else if (!selector.filter().takes(below)) {
            leftOut.count(Reason.UNWANTED);
        } else if (!selector.images().test(entry)) {
            leftOut.count(Reason.NO_IMAGE);
        } else {
            found.accept(Input.found(entry, folder));
        }
    }

    private void visitFolder(Path entry, Path below, BitSet state) {
        if (!glob.continues(state)) {
            leftOut.count(Reason.BELOW);
        } else if (!selector.filter().entersBy(below)) {
            leftOut.count(Reason.UNWANTED);
        } else {
            enter(entry, below, state);
        }
    }

    private enum Kind {
        FILE,
        FOLDER,
        SPECIAL
    }

    // A link to nothing counts as a file, which then cannot be read.
    private static Kind kind(Path entry) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
            return attributes.isDirectory() ? Kind.FOLDER : attributes.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
        } catch (IOException e) {
            return Kind.FILE;
        }
    }
}
