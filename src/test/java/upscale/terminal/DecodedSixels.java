package upscale.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slow reading of sixel graphics by what the manual says (VT330/VT340 Programmer Reference Manual, volume 2, chapter 14): characters from ? to ~ are six pixels,
 * the lowest bit on top; ! repeats, # names or chooses a colour, $ goes back, - goes on.
 */
final class DecodedSixels {
    private static final Pattern WHOLE = Pattern.compile("\033P([0-9;]*)q(.*)\033\\\\\n", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\"([0-9;]+)|#([0-9;]+)|!([0-9]+)([?-~])|([?-~])|([$-])");

    final int width;
    final int height;

    /** Percent of red, green and blue of each pixel that was drawn. */
    final int[][][] pixels;

    private final int[][] registers = new int[256][];
    private int x;
    private int y;
    private int colour;

    private DecodedSixels(String body) {
        Matcher matcher = TOKEN.matcher(body);
        int end = 0;
        List<Integer> raster = new ArrayList<>();
        List<Runnable> drawing = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.start() != end) {
                throw new AssertionError("no sixel: " + body.substring(end, matcher.start()));
            }
            end = matcher.end();
            if (matcher.group(1) != null) {
                raster.addAll(numbers(matcher.group(1)));
            } else {
                drawing.add(token(matcher));
            }
        }
        if (end != body.length() || raster.size() != 4 || raster.get(0) != 1 || raster.get(1) != 1) {
            throw new AssertionError("no raster attributes, or no sixels at the end");
        }
        width = raster.get(2);
        height = raster.get(3);
        pixels = new int[height][width][];
        drawing.forEach(Runnable::run);
    }

    static DecodedSixels of(String text) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError("no device control string");
        }
        return new DecodedSixels(matcher.group(2));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(";")).map(Integer::valueOf).toList();
    }

    private Runnable token(Matcher matcher) {
        if (matcher.group(2) != null) {
            List<Integer> numbers = numbers(matcher.group(2));
            return () -> choose(numbers);
        } else if (matcher.group(3) != null) {
            int count = Integer.parseInt(matcher.group(3));
            char sixel = matcher.group(4).charAt(0);
            return () -> draw(sixel, count);
        } else if (matcher.group(5) != null) {
            char sixel = matcher.group(5).charAt(0);
            return () -> draw(sixel, 1);
        }
        boolean on = matcher.group(6).equals("-");
        return () -> {
            x = 0;
            y += on ? 6 : 0;
        };
    }

    private void choose(List<Integer> numbers) {
        colour = numbers.get(0);
        if (numbers.size() == 5) {
            if (numbers.get(1) != 2) {
                throw new AssertionError("a colour that is not red, green and blue");
            }
            registers[colour] =
                    numbers.subList(2, 5).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private void draw(char sixel, int count) {
        for (int i = 0; i < count; i++, x++) {
            for (int bit = 0; bit < 6; bit++) {
                if ((sixel - '?' >> bit & 1) == 1) {
                    pixels[y + bit][x] = registers[colour];
                }
            }
        }
    }
}
