package upscale.network;

import java.util.SplittableRandom;

/** Numbers of the normal distribution (Box and Muller 1958), the same of a seed on every machine. For one thread. */
final class Gaussian {
    private final SplittableRandom uniform;

    Gaussian(SplittableRandom uniform) {
        this.uniform = uniform;
    }

    double next() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * uniform.nextDouble());
    }
}
