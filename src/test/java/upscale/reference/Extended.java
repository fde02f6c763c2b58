package upscale.reference;

import upscale.engine.Edge;

/** One plane of samples and what an edge rule puts around it: an image without borders. */
record Extended(double[][] rows, Edge edge) {
    int height() {
        return rows.length;
    }

    int width() {
        return rows[0].length;
    }

    boolean inside(int x, int y) {
        return x >= 0 && x < width() && y >= 0 && y < height();
    }

    /** The sample at any place; not for renormalising edges, which have none outside. */
    double at(int x, int y) {
        if (!inside(x, y) && edge.kind() == Edge.Kind.VALUE) {
            return edge.value();
        }
        return rows[into(y, height())][into(x, width())];
    }

    /** Walks back into [0, n) as one would with a finger on the paper. */
    private int into(int i, int n) {
        int at = i;
        while (at < 0 || at >= n) {
            at = switch (edge.kind()) {
                case REPLICATE -> at < 0 ? at + 1 : at - 1;
                case WRAP -> at < 0 ? at + n : at - n;
                case REFLECT -> at < 0 ? -1 - at : 2 * n - 1 - at;
                case MIRROR -> n == 1 ? 0 : at < 0 ? -at : 2 * (n - 1) - at;
                case VALUE, RENORMALIZE -> throw new IllegalStateException(edge + " has no sample at " + i);
            };
        }
        return at;
    }
}
