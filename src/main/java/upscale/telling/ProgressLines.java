package upscale.telling;

/** How far a run is, in lines: for a log. */
final class ProgressLines implements Progress.Display {
    private final Messages messages;

    ProgressLines(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void show(Standing standing) {
        String how = standing.single()
                ? 100 * standing.page() / standing.ofPage() + "% of the pixels"
                : standing.done() + " of " + standing.of();
        StringBuilder left = new StringBuilder();
        standing.left()
                .ifPresent(
                        seconds -> left.append(", ").append(duration(seconds)).append(" left"));
        messages.tell("so far: " + how + ", " + standing.told() + left);
    }

    private static String duration(long seconds) {
        return seconds / 3600 + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60);
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    @Override
    public void close() {}
}
