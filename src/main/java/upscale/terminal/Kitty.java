package upscale.terminal;

import java.util.Base64;

/** Kitty's graphics protocol: a PNG file in base64, in chunks, each an application program command. */
public final class Kitty {
    private static final int CHUNK = 4096; // the protocol's most

    private Kitty() {}

    /**
     * What has the terminal show a picture at its cursor, and answer nothing.
     *
     * @param png the file
     */
    public static String of(byte[] png) {
        String data = Base64.getEncoder().encodeToString(png);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < data.length(); at += CHUNK) {
            int end = Math.min(data.length(), at + CHUNK);
            text.append("\033_G")
                    .append(at == 0 ? "a=T,f=100,q=2," : "")
                    .append(end < data.length() ? "m=1;" : "m=0;")
                    .append(data, at, end)
                    .append("\033\\");
        }
        return text.append('\n').toString();
    }
}
