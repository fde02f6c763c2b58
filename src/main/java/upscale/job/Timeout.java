package upscale.job;

import upscale.sweep.Errand;

/**
 * How long an input may take.
 *
 * @param label for people: {@code 10 s}
 * @param patience how long it is waited for
 */
public record Timeout(String label, Errand.Patience patience) {}
