package upscale.format.png;

import java.nio.ByteBuffer;
import upscale.format.Animation;
import upscale.image.ImageInfo;

/** The chunks of an animation (PNG, third edition, 11.3.6), in their order: those that are numbered count from 0. For one thread. */
final class Frames {
    private static final int HEAD = 8;
    private static final int NUMBER = 4;
    private static final int TAIL = 4;

    private final Animation animation;
    private final ImageInfo info;
    private int sequence;
    private int begun;

    /** @param info of each frame */
    Frames(Animation animation, ImageInfo info) {
        this.animation = animation;
        this.info = info;
    }

    /** What acTL says: so many frames, shown over and over. */
    byte[] control() {
        return ByteBuffer.allocate(8).putInt(animation.frames()).putInt(0).array();
    }

    /** What fcTL says of the next frame: it covers all, and takes the place of the one before. */
    byte[] begin() {
        begun++;
        return ByteBuffer.allocate(26)
                .putInt(sequence++)
                .putInt(info.width())
                .putInt(info.height())
                .putInt(0)
                .putInt(0)
                .putShort((short) animation.millis())
                .putShort((short) 1000)
                .put((byte) 0)
                .put((byte) 0)
                .array();
    }

    /** A whole IDAT chunk as a chunk of the frame that was begun: itself, of the first, which is what is shown where nothing moves. */
    byte[] data(byte[] chunk) {
        if (begun < 2) {
            return chunk;
        }
        int length = chunk.length - HEAD - TAIL;
        byte[] numbered = new byte[chunk.length + NUMBER];
        ByteBuffer.wrap(numbered).putInt(HEAD, sequence++);
        System.arraycopy(chunk, HEAD, numbered, HEAD + NUMBER, length);
        PngEncoder.frame(numbered, "fdAT", length + NUMBER);
        return numbered;
    }
}
