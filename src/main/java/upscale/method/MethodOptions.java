package upscale.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user asks of a method, in typed values. What is empty is left to the method, or to the library it is to be like. Immutable.
 */
public final class MethodOptions {
    private final Target target;
    private final Map<Parameter<?>, Object> values;

    private MethodOptions(Target target, Map<Parameter<?>, Object> values) {
        this.target = target;
        this.values = values;
    }

    /** Nothing but a target. */
    public static MethodOptions of(Target target) {
        return new MethodOptions(target, Map.of());
    }

    /** These options and one more, or another value for it. */
    public <T> MethodOptions with(Parameter<T> parameter, T value) {
        Map<Parameter<?>, Object> more = new LinkedHashMap<>(values);
        more.put(parameter, parameter.type().cast(value));
        return new MethodOptions(target, Collections.unmodifiableMap(more));
    }

    /** These options, and one more if there is a value for it. */
    public <T> MethodOptions withPresent(Parameter<T> parameter, Optional<T> value) {
        return value.map(given -> with(parameter, given)).orElse(this);
    }

    /** The same options without one of them, whether it was given or not. */
    public MethodOptions without(Parameter<?> parameter) {
        Map<Parameter<?>, Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(parameter);
        return new MethodOptions(target, Collections.unmodifiableMap(fewer));
    }

    /** The same options for another target. */
    public MethodOptions to(Target other) {
        return new MethodOptions(other, values);
    }

    /** How large the result shall be. */
    public Target target() {
        return target;
    }

    /** The value of a parameter, if it was given. */
    public <T> Optional<T> get(Parameter<T> parameter) {
        return Optional.ofNullable(parameter.type().cast(values.get(parameter)));
    }

    /** The parameters that were given. */
    public Set<Parameter<?>> given() {
        return values.keySet();
    }
}
