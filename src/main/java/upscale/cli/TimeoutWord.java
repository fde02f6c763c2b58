package upscale.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.job.Timeout;
import upscale.sweep.Errand;

/** {@code 10}, {@code 90s}, {@code 5m}, {@code 1.5h}, {@code none}: how long something may take. */
final class TimeoutWord implements ITypeConverter<Optional<Timeout>> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)([smh]?)");

    @Override
    public Optional<Timeout> convert(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).signum() == 0) {
            throw new TypeConversionException("'" + text + "' is no time; expected 10 (seconds), 5m, 1h or none");
        }
        String unit = matcher.group(2).isEmpty() ? "s" : matcher.group(2);
        long nanos = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit(unit).toNanos(1)))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
        return Optional.of(
                new Timeout(matcher.group(1) + " " + (unit.equals("m") ? "min" : unit), Errand.Patience.of(nanos)));
    }

    private static TimeUnit unit(String word) {
        return word.equals("s") ? TimeUnit.SECONDS : word.equals("m") ? TimeUnit.MINUTES : TimeUnit.HOURS;
    }
}
