package upscale.format.gif;

import java.io.IOException;
import java.util.List;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Source;

/**
 * GIF 87a and 89a: the first frame, on the logical screen, as a palette image.
 *
 * <p>Where the frame leaves the screen uncovered, it is transparent, as browsers show it. Frames that stick out of the
 * screen enlarge it.
 */
public final class GifFormat implements Format {
    @Override
    public String name() {
        return "gif";
    }

    @Override
    public String summary() {
        return "GIF: reads the first frame, palette and transparency kept";
    }

    @Override
    public List<String> suffixes() {
        return List.of("gif");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 6
                && head[0] == 'G'
                && head[1] == 'I'
                && head[2] == 'F'
                && head[3] == '8'
                && (head[4] == '7' || head[4] == '9')
                && head[5] == 'a';
    }

    @Override
    public Document read(Source source) throws IOException {
        return new GifReader(source.readAll(), source.allowance().ending()).read();
    }
}
