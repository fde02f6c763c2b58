package upscale.image;

/**
 * Anything that can fill a {@link Band}: a decoded file, an enlarged image, a premultiplied image, a difference map.
 *
 * <p>Images wrap one another as streams do and compute nothing until a band is asked for. An image is immutable and may
 * be shared between threads; its readers may not.
 */
public interface Image {
    ImageInfo info();

    /** A new way in for one thread; cheap to make, owns its scratch memory. */
    RowReader newReader();
}
