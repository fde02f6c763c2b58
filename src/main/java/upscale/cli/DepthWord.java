package upscale.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.image.SampleType;
import upscale.spelling.Spelling;

/** {@code 8}, {@code 16}, {@code float}, ...: unsigned types by their bits, floating ones by their names. */
final class DepthWord extends Choices implements ITypeConverter<SampleType> {
    private final Map<String, SampleType> depths = new LinkedHashMap<>();

    DepthWord() {
        for (int bits : new int[] {1, 2, 4, 8, 16, 32}) {
            depths.put(Integer.toString(bits), SampleType.unsigned(bits));
        }
        depths.put("half", SampleType.F16);
        depths.put("float", SampleType.F32);
        depths.put("double", SampleType.F64);
    }

    @Override
    List<String> words() {
        return List.copyOf(depths.keySet());
    }

    @Override
    public SampleType convert(String text) {
        SampleType type = depths.get(text.trim().toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new TypeConversionException(
                    "no depth is called '" + text + "'" + Spelling.hint(text.trim(), words()));
        }
        return type;
    }
}
