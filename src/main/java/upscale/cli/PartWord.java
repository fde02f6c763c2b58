package upscale.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 10%}: a part of what there is, more than nothing and less than all. */
final class PartWord implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        String word = text.trim();
        if (word.matches("[0-9]{1,2}(\\.[0-9]{1,6})?%")) {
            double part = Double.parseDouble(word.substring(0, word.length() - 1)) / 100;
            if (part > 0) {
                return part;
            }
        }
        throw new TypeConversionException("'" + text + "' is no part of what there is, such as 10%");
    }
}
