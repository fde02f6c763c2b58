package upscale.stage;

import upscale.image.Image;
import upscale.image.ImageInfo;

/** An image without its alpha channel, the colours as they are stored. */
public final class Opaque {
    private Opaque() {}

    public static Image of(Image source) {
        ImageInfo in = source.info();
        if (!in.hasAlpha()) {
            return source;
        }
        ImageInfo out = in.withoutAlpha();
        return new Mapped(source, out, (from, to, y) -> {
            for (int c = 0; c < out.channels(); c++) {
                if (to.wide()) {
                    System.arraycopy(from.wideRow(c, y), 0, to.wideRow(c, y), 0, out.width());
                } else {
                    System.arraycopy(from.row(c, y), 0, to.row(c, y), 0, out.width());
                }
            }
        });
    }
}
