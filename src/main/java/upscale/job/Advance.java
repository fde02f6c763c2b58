package upscale.job;

/** Is told how far the writing of a result is. On any thread. */
@FunctionalInterface
interface Advance { // nothing else in it, or start-up caches would not take what implements it
    /**
     * Some rows more of a page are written.
     *
     * @param pixels of those rows
     * @param of the whole page
     */
    void written(long pixels, long of);
}
