package upscale.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import upscale.job.Existing.Keep;

/**
 * What earlier runs made, and this one makes: for which inputs nothing is left to do, and which files may be replaced. Written down, where
 * {@link Existing} asks for it, in the {@link Manifest} of each folder. Thread-safe.
 */
final class Ledger {
    private final Existing existing;
    private final Map<Path, Manifest> manifests = new ConcurrentHashMap<>();

    Ledger(Existing existing) {
        this.existing = existing;
    }

    /**
     * What is made of one input.
     *
     * @param outputs what is written in any case; none if part of it goes to a stream or device
     * @param sidecar what may be written besides
     * @param sources the files it is made of; none if part of it comes from a stream
     * @param by stands for all else that it hangs on
     */
    record Work(List<Path> outputs, Optional<Path> sidecar, List<Path> sources, List<Object> by) {}

    /** Whether a file that is there may be replaced: so may all that are {@linkplain Account#done done}. */
    boolean mayReplace(Path output) {
        try {
            return existing.replace()
                    || existing.keep() == Keep.NEWER
                    || existing.keep() == Keep.MADE && manifest(output).names(name(output));
        } catch (IOException e) {
            return false;
        }
    }

    /** Says of a file that is in place that it is made anew with each comparison: it may be replaced. */
    void writeDown(Path file) {
        if (existing.keep() == Keep.MADE) {
            try {
                manifest(file).add(entry(file, 0, Files.readAttributes(file, BasicFileAttributes.class)));
            } catch (IOException e) {
                // then the next run asks for -f
            }
        }
    }

    Account account(Work work) {
        return new Account(work);
    }

    /** What is known of one input's work. */
    final class Account {
        private final Work work;
        private Optional<Long> key = Optional.empty(); // stands for what it is made of and by
        private Optional<String> trouble = Optional.empty(); // why there is none, though there should be one

        private Account(Work work) {
            this.work = work;
            if (existing.keep() == Keep.MADE && !work.outputs.isEmpty() && !work.sources.isEmpty()) {
                try {
                    key = Optional.of(key(work));
                } catch (IOException | IllegalArgumentException e) {
                    trouble = Optional.of(e.getMessage()); // an input is gone, or a plug-in says too little of itself
                }
            }
        }

        /** See {@link Ledger#mayReplace}. */
        boolean mayReplace(Path output) {
            return Ledger.this.mayReplace(output);
        }

        /** Why there is nothing left to do; empty if there is. */
        Optional<String> done() {
            try {
                if (existing.keep() == Keep.NEWER && upToDate(work)) {
                    return Optional.of("is not older than its input");
                } else if (existing.keep() == Keep.MADE && key.isPresent() && made(key.get())) {
                    return Optional.of("was made before, and nothing has changed");
                }
            } catch (IOException e) {
                // an output that is not there, or a manifest that cannot be read
            }
            return Optional.empty();
        }

        /** Removes what killed runs left beside what is {@linkplain #done done}, where nothing is written that would do so. */
        void clear() throws IOException {
            for (Path output : work.outputs) {
                Temporary.clearFrom(output.toAbsolutePath().getParent());
            }
        }

        private boolean made(long made) throws IOException {
            for (Path output : work.outputs) {
                if (!isMade(output, made)) {
                    return false;
                }
            }
            return work.sidecar.isEmpty()
                    || !manifest(work.sidecar.get()).names(name(work.sidecar.get()), made)
                    || isMade(work.sidecar.get(), made);
        }

        /**
         * Says of a file that it is about to be in place: then nothing is there that is not written down.
         *
         * @return what the user should know, if that failed
         * @throws IOException if the thread was interrupted, so that the file must not be put in place
         */
        Optional<String> writeDown(OutputFile file) throws IOException {
            if (key.isPresent()) {
                try {
                    manifest(file.target()).add(entry(file.target(), key.get(), file.attributes()));
                } catch (IOException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    trouble = Optional.of(JobResult.Failed.because("", e).reason());
                }
            }
            return trouble.map(reason -> "cannot be skipped the next time: " + reason);
        }
    }

    private static long key(Work work) throws IOException {
        List<Object> told = new ArrayList<>(work.by);
        told.add(Objects.requireNonNullElse(Ledger.class.getPackage().getImplementationVersion(), ""));
        for (Path source : work.sources) {
            told.add(name(source));
            told.add(Files.size(source));
            told.add(modified(source));
        }
        return Fingerprint.of(told.toArray());
    }

    private static boolean upToDate(Work work) throws IOException {
        long newest = Long.MIN_VALUE;
        for (Path source : work.sources) {
            newest = Math.max(newest, modified(source));
        }
        for (Path output : work.outputs) {
            if (!Files.isRegularFile(output) || modified(output) < newest) {
                return false;
            }
        }
        return !work.sources.isEmpty() && !work.outputs.isEmpty();
    }

    private boolean isMade(Path output, long key) throws IOException {
        BasicFileAttributes file = Files.readAttributes(output, BasicFileAttributes.class);
        return file.isRegularFile() && manifest(output).has(entry(output, key, file));
    }

    private Manifest manifest(Path output) {
        return manifests.computeIfAbsent(output.toAbsolutePath().getParent(), Manifest::new);
    }

    private static Manifest.Entry entry(Path output, long key, BasicFileAttributes file) {
        return new Manifest.Entry(
                name(output), key, file.size(), file.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
