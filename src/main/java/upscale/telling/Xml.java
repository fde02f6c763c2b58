package upscale.telling;

/** Text within XML and HTML. */
public final class Xml {
    private Xml() {}

    /** As the value of an attribute, in quotes. */
    public static String quoted(String value) {
        return '"' + escaped(value) + '"';
    }

    /** As text, or within quotes; what XML has no way to write becomes a question mark. */
    public static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#" + c + ";");
                default -> {
                    boolean none =
                            c < ' ' || Character.isSurrogate((char) c) && c < 0x10000 || c == 0xfffe || c == 0xffff;
                    escaped.appendCodePoint(none ? '?' : c);
                }
            }
        });
        return escaped.toString();
    }
}
