package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A result on its way, and the files beside it: all appear, or none.
 *
 * @param result closed with the others
 * @param sidecar what is said of the result
 */
record Deliveries(Delivery result, List<Delivery> beside, TextDelivery sidecar) implements Closeable {
    /** Whether what is written is out at once: to a stream or a device, from which nothing can be taken back. */
    boolean streamed() {
        return result.streamed() || beside.stream().anyMatch(Delivery::streamed);
    }

    /** Writes what follows the last pages; the result's last, as it may go to a stream. */
    void finish() throws IOException {
        for (Delivery each : beside) {
            each.finish();
        }
        result.finish();
    }

    /** The files that {@link #commit} puts in place. */
    List<OutputFile> files() {
        return Stream.concat(
                        Stream.concat(Stream.of(result), beside.stream()).map(Delivery::file),
                        Stream.of(sidecar.file()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Puts what is finished in place. */
    void commit() throws IOException {
        result.commit();
        for (Delivery each : beside) {
            each.commit();
        }
        sidecar.commit();
    }

    @Override
    public void close() throws IOException {
        List<Closeable> all = new ArrayList<>(beside);
        all.add(result);
        all.add(sidecar);
        close(all);
    }

    // Each, whatever becomes of the others.
    private static void close(List<Closeable> open) throws IOException {
        if (!open.isEmpty()) {
            try {
                open.get(0).close();
            } finally {
                close(open.subList(1, open.size()));
            }
        }
    }
}
