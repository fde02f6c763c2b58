package upscale.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import upscale.image.ImageInfo;
import upscale.inputs.Input;
import upscale.method.MethodException;
import upscale.spelling.Neighbours;
import upscale.stage.CodeMap;

/** What became of one input. */
public sealed interface JobResult {
    /** The input, as the user named it. */
    String input();

    /** How the output, if there is one, agrees with what it should be, if that was asked. */
    default Optional<Agreement> agreement() {
        return Optional.empty();
    }

    /** Pictures of how the output differs from what it should be. */
    default List<Path> maps() {
        return agreement().stream()
                .flatMap(each -> each.maps().stream().flatMap(Optional::stream))
                .toList();
    }

    /** Whether the input failed: there is no output that is as it should be, through no fault of others. */
    default boolean failed() {
        return agreement().isPresent() && !agreement().get().same();
    }

    /**
     * The output is in place.
     *
     * @param output where, as a person would name it; {@code -} for standard output
     * @param format of the output
     * @param beside the files that were written beside it, by {@link Companion#name}
     * @param pages what was made of each page, at least one
     * @param method see {@link UpscalePlan#label}
     * @param decisions see {@link Pipeline#decisions}; of the first page
     * @param warnings all that the user should know
     * @param truncated whether the input ends early, and what was missing is empty
     * @param times what was done, in order, over all pages
     * @param nanos from the first byte read to the last one written
     * @param agreement with what it should be, if that was asked
     */
    record Written(
            String input,
            String output,
            String format,
            Map<String, String> beside,
            List<PageWritten> pages,
            String method,
            Map<String, String> decisions,
            List<String> warnings,
            boolean truncated,
            List<StageTime> times,
            long nanos,
            Optional<Agreement> agreement)
            implements JobResult {
        /** The same, compared. */
        Written with(Agreement compared) {
            return new Written(
                    input,
                    output,
                    format,
                    beside,
                    pages,
                    method,
                    decisions,
                    warnings,
                    truncated,
                    times,
                    nanos,
                    Optional.of(compared));
        }

        /** The first page that was written. */
        public PageWritten first() {
            return pages.get(0);
        }
    }

    /**
     * A page of the output.
     *
     * @param number of the input's page, from 1
     * @param from the decoded page
     * @param to the page as it was written
     * @param codes what codes stand for, if not for themselves
     */
    record PageWritten(int number, ImageInfo from, ImageInfo to, Optional<CodeMap> codes) {}

    /**
     * How long a stage took.
     *
     * @param stage for people
     * @param nanos summed over the threads that worked at it
     */
    record StageTime(String stage, long nanos) {}

    /**
     * Nothing was done, as nothing should be: what there would be.
     *
     * @param output as {@link Written#output}
     * @param format of the output
     * @param pages what would be made of each page
     * @param method see {@link UpscalePlan#label}
     */
    record Planned(String input, String output, String format, List<PageWritten> pages, String method)
            implements JobResult {
        public Planned {
            pages = List.copyOf(pages);
        }

        /** The first page of the output. */
        public PageWritten first() {
            return pages.get(0);
        }
    }

    /**
     * There was nothing left to do.
     *
     * @param output what is there already, as {@link Written#output}
     * @param reason why that is enough: what follows on its name
     * @param agreement as {@link Written#agreement}
     */
    record Skipped(String input, String output, String reason, Optional<Agreement> agreement) implements JobResult {
        /** The same, compared. */
        Skipped with(Agreement compared) {
            return new Skipped(input, output, reason, Optional.of(compared));
        }
    }

    /**
     * There is no output, and nothing was touched.
     *
     * @param reason one line: what was expected, what came, what to do
     */
    record Failed(String input, String reason) implements JobResult {
        @Override
        public boolean failed() {
            return true;
        }

        /** What a person is told of {@code failure}. */
        public static Failed because(String input, Throwable failure) {
            return new Failed(input, reason(input, failure));
        }

        /** Whether memory ran out, wherever it was noticed. */
        static boolean outOfMemory(Throwable failure) {
            return failure instanceof OutOfMemoryError || failure != null && outOfMemory(failure.getCause());
        }

        private static String reason(String input, Throwable failure) {
            if (failure instanceof UncheckedIOException unchecked) {
                return reason(input, unchecked.getCause());
            } else if (failure instanceof FileSystemException e && e.getFile() != null) {
                String what = ofFile(e);
                return input.replaceFirst("/+$", "").equals(e.getFile()) ? what : e.getFile() + ": " + what;
            } else if (failure instanceof MethodException || failure instanceof IOException) {
                return failure.getMessage() == null ? failure.toString() : failure.getMessage();
            } else if (failure instanceof InvalidPathException) {
                return Input.NO_NAME;
            } else if (failure instanceof OutOfMemoryError) {
                return "too large: out of memory; give Java more with UPSCALE_JAVA_OPTS=-Xmx...";
            } else if (failure instanceof ServiceConfigurationError) {
                return "a plug-in cannot be loaded: " + failure.getMessage() + "; UPSCALE_PLUGINS names it";
            }
            return "internal error, please report it: " + failure + place(failure);
        }

        private static String place(Throwable failure) {
            StackTraceElement[] trace = failure.getStackTrace();
            return trace.length == 0 ? "" : " at " + trace[0];
        }

        private static String ofFile(FileSystemException e) {
            if (e instanceof NoSuchFileException) {
                return "no such file" + Neighbours.hint(e.getFile());
            } else if (e instanceof AccessDeniedException) {
                return "permission denied";
            } else if (e instanceof FileAlreadyExistsException) {
                return "exists already; -f replaces it";
            } else if (e instanceof NotDirectoryException) {
                return "not a folder";
            }
            return e.getReason() == null ? e.toString() : e.getReason();
        }
    }

    /** There is no output, and nothing was touched: it was begun, and the run was stopped before it was done. */
    record Dropped(String input) implements JobResult {}

    /** Nothing was done, as the run was over before its turn: it was stopped, or is not to go on after a failure. */
    record NotBegun(String input) implements JobResult {}
}
