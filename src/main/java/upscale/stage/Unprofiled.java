package upscale.stage;

import java.util.Optional;
import upscale.image.Image;

/** An image whose colours no profile describes; its samples are untouched. */
public final class Unprofiled {
    private Unprofiled() {}

    public static Image of(Image source) {
        return source.info().icc().isEmpty()
                ? source
                : new InPlace(source, source.info().withIcc(Optional.empty()), (band, y) -> {});
    }
}
