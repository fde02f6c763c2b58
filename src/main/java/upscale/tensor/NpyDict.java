package upscale.tensor;

import java.util.ArrayList;
import java.util.List;
import upscale.format.FormatException;

/**
 * The header's Python dictionary, which has exactly the keys {@code descr}, {@code fortran_order} and {@code shape}.
 *
 * @param dtype the element type, as in {@code <f4}
 * @param fortran whether the first axis varies fastest
 * @param shape the axes' lengths, none negative
 */
record NpyDict(String dtype, boolean fortran, List<Long> shape) {

    /** @param offset bytes from the start of the file to the text, for messages */
    static NpyDict parse(String text, int offset) throws FormatException {
        return new Parser(text, offset).dict();
    }

    /** Reads the few literals that may occur, and nothing else of Python. */
    private static final class Parser {
        private final String text;
        private final int offset;
        private int at;

        Parser(String text, int offset) {
            this.text = text;
            this.offset = offset;
        }

        NpyDict dict() throws FormatException {
            String dtype = null;
            Boolean fortran = null;
            List<Long> shape = null;
            expect('{');
            while (peek() != '}') {
                int start = at;
                String key = string();
                expect(':');
                if (key.equals("descr") && dtype == null) {
                    dtype = dtype();
                } else if (key.equals("fortran_order") && fortran == null) {
                    fortran = bool();
                } else if (key.equals("shape") && shape == null) {
                    shape = tuple();
                } else {
                    throw corrupt(start, "the key '" + key + "' is unknown or comes twice");
                }
                if (peek() != '}') {
                    expect(',');
                }
            }
            expect('}');
            peek();
            if (at < text.length()) {
                throw corrupt(at, "expected the end of the header, found '" + text.charAt(at) + "'");
            }
            if (dtype == null || fortran == null || shape == null) {
                throw corrupt(0, "expected the keys 'descr', 'fortran_order' and 'shape'");
            }
            return new NpyDict(dtype, fortran, shape);
        }

        /** The next character that is no space, not consumed; NUL at the end. */
        private char peek() {
            while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private void expect(char wanted) throws FormatException {
            char found = peek();
            if (found != wanted) {
                throw corrupt(at, "expected '" + wanted + "', found " + (found == 0 ? "the end" : "'" + found + "'"));
            }
            at++;
        }

        private String dtype() throws FormatException {
            if (peek() == '[' || peek() == '(') {
                throw FormatException.unsupported(
                        "npy", "records of several fields, expected one number per element; save one field of them");
            }
            return string();
        }

        private String string() throws FormatException {
            char quote = peek();
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
            if (end < 0) {
                throw corrupt(at, "expected a quoted string");
            }
            String value = text.substring(at + 1, end);
            at = end + 1;
            return value;
        }

        private boolean bool() throws FormatException {
            peek();
            for (String word : List.of("True", "False")) {
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return word.equals("True");
                }
            }
            throw corrupt(at, "expected True or False");
        }

        private List<Long> tuple() throws FormatException {
            List<Long> values = new ArrayList<>();
            expect('(');
            while (peek() != ')') {
                values.add(number());
                if (peek() != ')') {
                    expect(',');
                }
            }
            expect(')');
            return values;
        }

        private long number() throws FormatException {
            peek();
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int digits = at - start;
            if (digits == 0 || digits > 18) {
                throw corrupt(start, "expected a length of 1 to 18 digits");
            }
            long value = Long.parseLong(text, start, at, 10);
            if (at < text.length() && text.charAt(at) == 'L') { // as Python 2 wrote long integers
                at++;
            }
            return value;
        }

        private FormatException corrupt(int where, String message) {
            return FormatException.corrupt("npy", offset + where, message);
        }
    }
}
