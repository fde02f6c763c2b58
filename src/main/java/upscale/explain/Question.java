package upscale.explain;

import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Upsampled;

/**
 * What shall be explained: a method, asked for what a real command would ask it for, on small numbers.
 *
 * @param methods all there are, for the steps that an operator is made of
 * @param method the operator
 * @param options what is asked of it
 * @param input the numbers
 */
public record Question(Methods methods, Method method, MethodOptions options, Numbers input) {
    private static final int MOST = 1024;

    /** What the method makes of other numbers, with the same options. */
    Upsampled apply(Numbers numbers) {
        return method.apply(numbers.image(), options);
    }

    /** The samples that the method makes of other numbers; refused where nobody could read them. */
    Numbers result(Numbers numbers) {
        Upsampled upsampled = apply(numbers);
        if (numbers.size() > MOST || upsampled.image().info().pixels() > MOST) {
            throw new MethodException("explain is for small numbers: " + numbers.size() + " numbers would make "
                    + upsampled.image().info().pixels() + ", at most " + MOST + " can be shown");
        }
        return Numbers.of(upsampled.image());
    }

    /** The same asked of another method. */
    Question of(String name) {
        return new Question(methods, methods.named(name).orElseThrow(), options, input);
    }

    /** What the same method makes of these numbers with other options. */
    Numbers by(Numbers numbers, MethodOptions asked) {
        return by(method.name(), numbers, asked);
    }

    /** What another method makes of these numbers. */
    Numbers by(String name, Numbers numbers, MethodOptions asked) {
        Method other = methods.named(name).orElseThrow();
        return Numbers.of(other.apply(numbers.image(), asked).image());
    }
}
