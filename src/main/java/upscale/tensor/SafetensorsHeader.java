package upscale.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import upscale.format.FormatException;
import upscale.tensor.Safetensors.Entry;

/** Reads the JSON that a safetensors header may hold, and nothing else of JSON. */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";

    private final String text;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private int at;

    private SafetensorsHeader(String text) {
        this.text = text;
    }

    static SafetensorsHeader parse(String text) throws FormatException {
        SafetensorsHeader header = new SafetensorsHeader(text);
        if (!text.startsWith("{")) {
            throw header.corrupt("expected '{'");
        }
        header.read();
        if (header.peek() != 0) {
            throw header.corrupt("expected the end of the header");
        }
        return header;
    }

    /** The arrays by name, in their order. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** What the file says of itself, in its order. */
    Map<String, String> metadata() {
        return metadata;
    }

    private void read() throws FormatException {
        boolean described = false;
        expect('{');
        while (peek() != '}') {
            String name = string();
            expect(':');
            if (name.equals(METADATA) && !described) {
                described = true;
                readTexts();
            } else if (name.equals(METADATA) || entries.put(name, entry(name)) != null) {
                throw corrupt("'" + name + "' comes twice");
            }
            comma('}');
        }
        expect('}');
    }

    private void readTexts() throws FormatException {
        expect('{');
        while (peek() != '}') {
            String name = string();
            expect(':');
            metadata.put(name, string());
            comma('}');
        }
        expect('}');
    }

    private Entry entry(String name) throws FormatException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        expect('{');
        while (peek() != '}') {
            String key = string();
            expect(':');
            if (key.equals("dtype") && dtype == null) {
                dtype = string();
            } else if (key.equals("shape") && shape == null) {
                shape = numbers();
            } else if (key.equals("data_offsets") && offsets == null) {
                offsets = numbers();
            } else {
                throw corrupt("the key '" + key + "' of '" + name + "' is unknown or comes twice");
            }
            comma('}');
        }
        expect('}');
        if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
            throw corrupt("'" + name + "' needs a dtype, a shape and two data_offsets");
        }
        return new Entry(dtype, shape, offsets.get(0), offsets.get(1));
    }

    private List<Long> numbers() throws FormatException {
        List<Long> numbers = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            numbers.add(number());
            comma(']');
        }
        expect(']');
        return numbers;
    }

    private long number() throws FormatException {
        peek();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start || at - start > 18) {
            throw corrupt("expected a whole number of 1 to 18 digits");
        }
        return Long.parseLong(text, start, at, 10);
    }

    private String string() throws FormatException {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return value.toString();
    }

    private char escaped() throws FormatException {
        char c = at < text.length() ? text.charAt(at++) : 0;
        if (c == 'u' && text.substring(at, Math.min(text.length(), at + 4)).matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(text, at - 4, at, 16);
        }
        int simple = "\"\\/bfnrt".indexOf(c);
        if (c == 0 || simple < 0) {
            throw corrupt("unknown escape");
        }
        return "\"\\/\b\f\n\r\t".charAt(simple);
    }

    // Between two elements, and not before what closes.
    private void comma(char closing) throws FormatException {
        if (peek() != closing) {
            expect(',');
            if (peek() == closing) {
                throw corrupt("expected another element after ','");
            }
        }
    }

    /** The next character that is no space, not consumed; NUL at the end. */
    private char peek() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) throws FormatException {
        if (peek() != wanted) {
            throw corrupt("expected '" + wanted + "'");
        }
        at++;
    }

    private FormatException corrupt(String message) {
        return FormatException.corrupt("safetensors", 8L + at, "header: " + message);
    }
}
