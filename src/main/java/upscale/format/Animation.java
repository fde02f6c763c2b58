package upscale.format;

/**
 * That the images of a file are frames of one size and kind, shown in turn, over and over. They are written as pages are, one after another, by a format
 * that {@linkplain Format#animates() can be animated}.
 *
 * @param frames how many there are, at least 2
 * @param millis how long each is shown
 */
public record Animation(int frames, int millis) implements Attachment {
    public Animation {
        if (frames < 2 || millis < 1 || millis > 0xffff) {
            throw new IllegalArgumentException(frames + " frames of " + millis + " ms");
        }
    }
}
