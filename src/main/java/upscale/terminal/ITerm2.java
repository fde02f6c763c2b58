package upscale.terminal;

import java.util.Base64;

/** iTerm2's inline images: a file in base64, an operating system command of its own. */
public final class ITerm2 {
    private ITerm2() {}

    /**
     * What has the terminal show a picture at its cursor, in its own pixels.
     *
     * @param png the file
     */
    public static String of(byte[] png) {
        return "\033]1337;File=inline=1;size=" + png.length + ";preserveAspectRatio=1:"
                + Base64.getEncoder().encodeToString(png) + "\007\n";
    }
}
