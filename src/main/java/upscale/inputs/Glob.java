package upscale.inputs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths, as shells have them: {@code *} stands for any characters of a name, {@code ?} for one, {@code [a-z]} and {@code [!a-z]} for one
 * of some, and the name {@code **} for any number of folders. Wildcards take no dot at a name's beginning. Upper and lower case differ.
 *
 * <p>It is matched name by name, from a folder downwards: a state is the set of the pattern's names before which one may stand.
 *
 * @param names of the pattern, one for each folder and the file
 */
record Glob(List<String> names) {
    /** The name that stands for any number of folders; at the end of a pattern, for all that is in them as well. */
    static final String FOLDERS = "**";

    Glob {
        names = List.copyOf(names);
    }

    /** @param pattern names with {@code /} between them; empty ones and {@code .} mean nothing */
    static Glob of(String pattern) {
        List<String> names = new ArrayList<>();
        for (String name : pattern.split("/")) {
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new Glob(names);
    }

    /** Where the first name begins that has wildcards in it; -1 if none has. */
    static int wildcard(String text) {
        int begin = 0;
        for (String name : text.split("/")) {
            if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || hasClass(name)) {
                return begin;
            }
            begin += name.length() + 1;
        }
        return -1;
    }

    private static boolean hasClass(String name) {
        int open = name.indexOf('[');
        return open >= 0 && endOfClass(name.codePoints().toArray(), name.codePointCount(0, open)) > 0;
    }

    /** Of the same names, and one more. */
    Glob then(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new Glob(longer);
    }

    /** Where one stands before any name. */
    BitSet start() {
        BitSet state = new BitSet();
        enter(0, state);
        return state;
    }

    private void enter(int at, BitSet state) {
        state.set(at);
        if (at < names.size() && names.get(at).equals(FOLDERS)) {
            enter(at + 1, state);
        }
    }

    /** Where one stands after {@code name}; nowhere, if nothing in it can match. */
    BitSet after(BitSet state, String name) {
        BitSet next = new BitSet();
        for (int at = state.nextSetBit(0); at >= 0; at = state.nextSetBit(at + 1)) {
            if (at == names.size()) {
                continue;
            }
            if (names.get(at).equals(FOLDERS)) {
                if (!name.startsWith(".")) {
                    enter(at, next);
                }
            } else if (matches(names.get(at), name)) {
                enter(at + 1, next);
            }
        }
        return next;
    }

    /** Whether what was walked through matches as a whole. */
    boolean accepts(BitSet state) {
        return state.get(names.size());
    }

    /** Whether what lies below can match, too. */
    boolean continues(BitSet state) {
        return state.nextSetBit(0) >= 0 && state.nextSetBit(0) < names.size();
    }

    /** Whether a path of these names matches. */
    boolean matches(Iterable<?> path) {
        BitSet state = start();
        for (Object name : path) {
            state = after(state, name.toString());
        }
        return accepts(state);
    }

    // One name. The last * is the only one that may have to take more: so it is tried again with one character more,
    // in time that
    // grows with the product of both lengths at most.
    private static boolean matches(String pattern, String name) {
        if (name.startsWith(".") && !pattern.startsWith(".")) {
            return false;
        }
        int[] wanted = pattern.codePoints().toArray();
        int[] given = name.codePoints().toArray();
        int p = 0;
        int g = 0;
        int star = -1;
        int taken = 0;
        while (g < given.length) {
            int next = p < wanted.length && wanted[p] != '*' ? afterOne(wanted, p, given[g]) : -1;
            if (next > 0) {
                p = next;
                g++;
            } else if (p < wanted.length && wanted[p] == '*') {
                star = p++;
                taken = g;
            } else if (star >= 0) {
                p = star + 1;
                g = ++taken;
            } else {
                return false;
            }
        }
        while (p < wanted.length && wanted[p] == '*') {
            p++;
        }
        return p == wanted.length;
    }

    /** Where the pattern goes on after {@code character}, if it takes that at {@code p}; else -1. */
    private static int afterOne(int[] pattern, int p, int character) {
        int end = pattern[p] == '[' ? endOfClass(pattern, p) : -1;
        boolean taken =
                end > 0 ? inClass(pattern, p + 1, end, character) : pattern[p] == '?' || pattern[p] == character;
        return !taken ? -1 : end > 0 ? end + 1 : p + 1;
    }

    /** Of the bracket that closes it; a class has at least one character, which may be a bracket. Else -1. */
    private static int endOfClass(int[] pattern, int open) {
        int first = open + 1;
        if (first < pattern.length && isNot(pattern[first])) {
            first++;
        }
        for (int i = first + 1; i < pattern.length; i++) {
            if (pattern[i] == ']') {
                return i;
            }
        }
        return -1;
    }

    private static boolean inClass(int[] pattern, int from, int end, int character) {
        boolean not = isNot(pattern[from]);
        boolean found = false;
        for (int i = not ? from + 1 : from; i < end; i++) {
            if (i + 2 < end && pattern[i + 1] == '-') {
                found |= pattern[i] <= character && character <= pattern[i + 2];
                i += 2;
            } else {
                found |= pattern[i] == character;
            }
        }
        return found != not;
    }

    private static boolean isNot(int character) {
        return character == '!' || character == '^';
    }
}
