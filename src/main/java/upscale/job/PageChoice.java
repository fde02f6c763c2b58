package upscale.job;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;

/**
 * Which pages of an input are worked on.
 *
 * @param number the one, from 1; if empty, all that are pictures in their own right
 * @param strict whether all was asked for: an output that cannot hold them, or one that cannot be read, is a failure then
 */
public record PageChoice(OptionalInt number, boolean strict) {
    /** All pages, as far as they can be read and the output holds them; else the first. */
    public static final PageChoice DEFAULT = new PageChoice(OptionalInt.empty(), false);

    /** All pages or none. */
    public static final PageChoice ALL = new PageChoice(OptionalInt.empty(), true);

    /** @param number from 1 */
    public static PageChoice only(int number) {
        return new PageChoice(OptionalInt.of(number), true);
    }

    /**
     * The pages of a file.
     *
     * @param indexes of pages, at least one, ascending
     * @param note what the user should know of those that were left out
     */
    public record Chosen(List<Integer> indexes, Optional<String> note) {
        private static Chosen all(List<Integer> indexes) {
            return new Chosen(indexes, Optional.empty());
        }
    }

    /** @throws FormatException if there is no such page, or {@code output} cannot hold all that were asked for */
    public Chosen of(Document document, Format output, Formats formats) throws FormatException {
        if (number.isPresent()) {
            int count = document.pageCount();
            if (number.getAsInt() > count) {
                throw new FormatException(
                        FormatException.Kind.UNSUPPORTED,
                        "there is no page " + number.getAsInt() + ": the file has "
                                + (count == 1 ? "one page" : count + " pages"));
            }
            return Chosen.all(List.of(number.getAsInt() - 1));
        }
        List<Integer> pictures = document.pictures();
        if (strict) {
            if (pictures.size() > 1 && !output.writesPages()) {
                throw new FormatException(
                        FormatException.Kind.UNSUPPORTED,
                        "has " + pictures.size() + " pages, and " + output.name()
                                + " holds one: choose one with --page, or write " + several(formats));
            }
            return Chosen.all(pictures);
        }
        List<Integer> readable =
                pictures.stream().filter(i -> i < document.readable()).toList();
        List<Integer> taken = output.writesPages() ? readable : readable.subList(0, 1);
        if (taken.size() == pictures.size()) {
            return Chosen.all(taken);
        }
        String why = taken.size() == readable.size()
                ? "only the first is read"
                : output.name() + " holds one, which is the first (--page chooses another, " + several(formats)
                        + " holds all)";
        return new Chosen(taken, Optional.of("has " + pictures.size() + " pages: " + why));
    }

    private static String several(Formats formats) {
        return String.join(
                " or ",
                formats.all().stream()
                        .filter(Format::writesPages)
                        .map(Format::name)
                        .toList());
    }
}
