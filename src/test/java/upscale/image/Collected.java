package upscale.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A sink that keeps every sample it is given, as plain numbers. */
public final class Collected implements BandSink<double[][][]> {
    private final int bandRows;
    private final int contextRows;
    private final List<double[][][]> chunks = new ArrayList<>();

    public Collected(int bandRows, int contextRows) {
        this.bandRows = bandRows;
        this.contextRows = contextRows;
    }

    @Override
    public int bandRows() {
        return bandRows;
    }

    @Override
    public int contextRows() {
        return contextRows;
    }

    @Override
    public Packer<double[][][]> newPacker() {
        return (band, top) -> {
            if (top > 0 && contextRows > 0 && band.top() != top - contextRows) {
                throw new AssertionError("a band from row " + band.top() + " to pack from row " + top);
            }
            return Samples.of(band, top);
        };
    }

    @Override
    public void append(double[][][] chunk) {
        chunks.add(chunk);
    }

    /** How many bands came. */
    public int bands() {
        return chunks.size();
    }

    /** All samples, {@code [channel][y][x]}. */
    public double[][][] samples() {
        return IntStream.range(0, chunks.get(0).length)
                .mapToObj(c -> chunks.stream()
                        .flatMap(chunk -> java.util.Arrays.stream(chunk[c]))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }
}
