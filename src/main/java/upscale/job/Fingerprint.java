package upscale.job;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import upscale.engine.Kernel;
import upscale.format.Allowance;
import upscale.format.Format;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.PositionSource;

/**
 * A number of 64 bits that stands for values: the same for the same values on every machine, in every locale, on every JDK, and another one, as good as
 * certainly, if anything in them differs. Objects stand for their class and all their fields, so that none can be forgotten; but for the number
 * of threads, on which no result depends.
 */
final class Fingerprint {
    // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** At how many distances to either side a kernel is asked for its weight. */
    private static final int SAMPLES = 64;

    private long hash = BASIS;

    private Fingerprint() {}

    /** @throws IllegalArgumentException if there is something in them that cannot be told from others, such as a lambda */
    static long of(Object... values) {
        Fingerprint print = new Fingerprint();
        for (Object value : values) {
            print.add(value);
        }
        return print.hash;
    }

    private void add(Object value) {
        Objects.requireNonNull(value, "nothing");
        if (value instanceof String text) {
            add(text);
        } else if (value instanceof Enum<?> constant) {
            add(constant.getDeclaringClass().getName());
            add(constant.name());
        } else if (value instanceof Number || value instanceof Boolean) {
            add(value.getClass().getName());
            add(bits(value));
        } else if (value instanceof List<?> list) {
            add(list.toArray());
        } else if (value.getClass().isArray()) {
            add(Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                add(Array.get(value, i));
            }
        } else if (value.getClass().getName().startsWith("java.util.Optional")) {
            addOptional(value);
        } else if (value instanceof Kernel kernel) {
            add(kernel);
        } else if (value instanceof MethodOptions options) {
            add(options);
        } else if (value instanceof Path path) {
            add(path.toString());
        } else if (value instanceof Format format) {
            add(format.name());
        } else if (value instanceof PositionSource) {
            add(PositionSource.class.getName()); // whose files the caller adds
        } else if (value instanceof Allowance) {
            add(Allowance.class.getName()); // which samples do not depend on
        } else {
            addFields(value);
        }
    }

    private void add(long bits) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ (bits >>> shift & 0xff)) * PRIME;
        }
    }

    private void add(String text) {
        add((long) text.length());
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
    }

    // Not as text, which is another on another JDK.
    private static long bits(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        } else if (value instanceof Double || value instanceof Float) {
            return Double.doubleToLongBits(((Number) value).doubleValue());
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        throw untold(value);
    }

    private void addOptional(Object value) {
        Object[] content;
        if (value instanceof Optional<?> optional) {
            content = optional.stream().toArray();
        } else if (value instanceof OptionalInt optional) {
            content = optional.stream().boxed().toArray();
        } else if (value instanceof OptionalLong optional) {
            content = optional.stream().boxed().toArray();
        } else {
            content = ((OptionalDouble) value).stream().boxed().toArray();
        }
        add((Object) content);
    }

    // How it is spelled may hang on the JDK, and formulas are not to be looked into.
    private void add(Kernel kernel) {
        double support = kernel.support();
        add((Object) support);
        for (int i = -SAMPLES; i <= SAMPLES; i++) {
            add((Object) kernel.weight(i * support / SAMPLES));
        }
    }

    private void add(MethodOptions options) {
        add(options.target());
        options.given().stream()
                .sorted(Comparator.comparing((Parameter<?> each) -> each.option())
                        .thenComparing(each -> each.type().getName()))
                .forEach(parameter -> {
                    add(parameter.option());
                    add(options.get(parameter).orElseThrow());
                });
    }

    private void addFields(Object value) {
        Class<?> type = value.getClass();
        if (type.isHidden() || type.getName().startsWith("java.")) {
            throw untold(value);
        }
        add(type.getName());
        // of a plug-in, whose version is its own
        add(Objects.requireNonNullElse(type.getPackage().getImplementationVersion(), ""));
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            Arrays.stream(each.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .filter(field -> !field.getName().equals("threads"))
                    .sorted(Comparator.comparing(Field::getName))
                    .forEach(field -> {
                        add(field.getName());
                        add(content(field, value));
                    });
        }
    }

    private static Object content(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(field + " cannot be read", e);
        }
    }

    private static IllegalArgumentException untold(Object value) {
        return new IllegalArgumentException("what " + value.getClass().getName() + " stands for cannot be told");
    }
}
