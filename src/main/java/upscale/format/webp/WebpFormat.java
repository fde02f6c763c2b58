package upscale.format.webp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Source;

/**
 * WebP, lossless and lossy, with or without alpha: the picture, or the first frame on its canvas. The profile is kept and
 * not applied.
 *
 * <p>Lossless pictures and opacity are exact. Lossy colours differ from libwebp's by about two levels in the mean, more at
 * sharp edges of colour: TwelveMonkeys' decoder repeats chroma, which libwebp interpolates, and its planes are up to 5 levels
 * off.
 */
public final class WebpFormat implements Format {
    @Override
    public String name() {
        return "webp";
    }

    @Override
    public String summary() {
        return "WebP: reads lossy and lossless, RGB and RGBA of 8 bits; the first frame of animations";
    }

    @Override
    public List<String> suffixes() {
        return List.of("webp");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 12
                && new String(head, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
                && new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
    }

    @Override
    public Document read(Source source) throws IOException {
        return new WebpReader(WebpStructure.of(source.readAll())).read();
    }
}
