package upscale.inputs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One of the parts that inputs are dealt into. In which one an input is follows from its own name alone, so that it stays there when others come or go,
 * and inputs that could be written to one file are always in one part, which notices.
 *
 * @param number of the part, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {
    /** The most parts that there can be. */
    public static final int MOST = 1_000_000;

    public Shard {
        if (count < 1 || count > MOST || number < 1 || number > count) {
            throw new IllegalArgumentException("there is no part " + number + " of " + count);
        }
    }

    /**
     * The inputs of this part, in their order, and a line that tells how many those are.
     *
     * @param byFolders whether inputs of one name in different folders can be in different parts; else they are together
     */
    public Selection of(Selection whole, boolean byFolders) {
        List<Input> part = new ArrayList<>();
        List<Input> others = new ArrayList<>();
        for (Input input : whole.inputs()) {
            (number(key(input, byFolders)) == number ? part : others).add(input);
        }
        List<String> remarks = new ArrayList<>(whole.remarks());
        remarks.add("shard " + this + ": " + part.size() + " of "
                + (whole.inputs().size() == 1 ? "1 input" : whole.inputs().size() + " inputs"));
        return new Selection(part, others, remarks, whole.details());
    }

    private static String key(Input input, boolean byFolders) {
        if (input.trouble().isPresent()) {
            return input.name();
        }
        String folder = input.folder().toString().replace('\\', '/');
        return NameForms.folded(byFolders && !folder.isEmpty() ? folder + "/" + input.stem() : input.stem());
    }

    // CRC-32 (ISO 3309) of UTF-8 deals names that count up almost as evenly as cards.
    private int number(String key) {
        CRC32 sum = new CRC32();
        sum.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % count) + 1;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
