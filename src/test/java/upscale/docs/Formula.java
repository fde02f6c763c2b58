package upscale.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula as the documents write it, computed: {@code +}, {@code -}, {@code /}, {@code mod}, products without a sign ({@code 2p},
 * {@code d (k - 1)}), {@code floor}, {@code ceil} and {@code max} of two.
 */
final class Formula {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z]+|\\d+|[-+/(),])");

    private final Matcher tokens;
    private final Map<String, Integer> values;
    private String next;

    private Formula(String text, Map<String, Integer> values) {
        this.tokens = TOKEN.matcher(text);
        this.values = values;
        advance();
    }

    /** The value of {@code text}, a whole number, with these values of its variables. */
    static int value(String text, Map<String, Integer> values) {
        Formula formula = new Formula(text, values);
        double value = formula.sum();
        if (formula.next != null || value != Math.rint(value)) {
            throw new AssertionError("no whole number: " + text + " with " + values);
        }
        return (int) value;
    }

    private String advance() {
        String current = next;
        if (tokens.lookingAt()) {
            next = tokens.group(1);
            tokens.region(tokens.end(), tokens.regionEnd());
        } else if (tokens.regionStart() == tokens.regionEnd()) {
            next = null;
        } else {
            throw new AssertionError("no formula at " + tokens.regionStart() + " of " + tokens);
        }
        return current;
    }

    private double sum() {
        double sum = product();
        while ("+".equals(next) || "-".equals(next)) {
            sum += (advance().equals("+") ? 1 : -1) * product();
        }
        return sum;
    }

    private double product() {
        double product = factor();
        while (next != null && !"+-),".contains(next)) {
            switch (next) {
                case "/" -> {
                    advance();
                    product /= factor();
                }
                case "mod" -> {
                    advance();
                    product = Math.floorMod((int) product, (int) factor());
                }
                default -> product *= factor();
            }
        }
        return product;
    }

    private double factor() {
        String token = advance();
        if (token == null) {
            throw new AssertionError("the formula ends too early: " + tokens);
        }
        return switch (token) {
            case "(" -> {
                double value = sum();
                expect(")");
                yield value;
            }
            case "floor" -> Math.floor(factor());
            case "ceil" -> Math.ceil(factor());
            case "max" -> {
                expect("(");
                double first = sum();
                expect(",");
                double second = sum();
                expect(")");
                yield Math.max(first, second);
            }
            default -> values.containsKey(token) ? values.get(token) : Integer.parseInt(token);
        };
    }

    private void expect(String token) {
        if (!token.equals(advance())) {
            throw new AssertionError("not the expected " + token + ": " + tokens);
        }
    }
}
