package upscale.learn;

/** Is told, on one thread and in the order of the sources, what became of each. */
public interface Listener {
    /** @param pixels of its large images */
    void taken(PairSource source, long pixels);

    /** It is left out. */
    void failed(PairSource source, Throwable why);
}
