package upscale.format.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import upscale.format.Attachment;
import upscale.format.Journey;
import upscale.format.NoData;
import upscale.format.Texts;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * What GDAL writes of a grid of values (its GeoTIFF driver's documentation).
 *
 * @param noData the value of samples that are none, as it is written: {@code -9999}, {@code nan}; empty if there is none (42113)
 * @param items a document of XML, an item for each thing said of the grid or a band of it; empty if there is none (42112)
 */
record GdalTags(String noData, String items) implements Attachment {
    private static final Pattern BEFORE_ITEMS = Pattern.compile("(?=<Item\\b)");
    private static final String ITEM_END = "</Item>";

    /** Means and extremes of the old samples. */
    private static final Pattern STATISTICS = Pattern.compile("\\bname=[\"']STATISTICS_");

    /** How a stored value becomes a physical one. */
    private static final Pattern SCALING = Pattern.compile("\\brole=[\"'](?:scale|offset)[\"']");

    static Optional<GdalTags> read(Ifd page) throws IOException {
        GdalTags tags = new GdalTags(text(page, Tag.GDAL_NO_DATA).strip(), text(page, Tag.GDAL_METADATA));
        return tags.noData.isEmpty() && tags.items.isEmpty() ? Optional.empty() : Optional.of(tags);
    }

    private static String text(Ifd page, int tag) throws IOException {
        return page.count(tag) > Texts.MAX_CHARACTERS
                ? ""
                : Texts.withoutPadding(new String(page.bytes(tag).orElse(new byte[0]), StandardCharsets.UTF_8));
    }

    void write(IfdWriter page) {
        if (!noData.isEmpty()) {
            page.text(Tag.GDAL_NO_DATA, noData);
        }
        if (!items.isEmpty()) {
            page.text(Tag.GDAL_METADATA, items);
        }
    }

    /** Which samples of a picture are no data; empty if none can be. */
    Optional<NoData> holes(ImageInfo info) {
        double value;
        try {
            value = Double.parseDouble(noData.equalsIgnoreCase("nan") ? "NaN" : noData);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        boolean floating = info.type().floating();
        if (info.colour() == Colour.PALETTE
                || !floating
                        && !(value >= info.type().min() && value <= info.type().max())) {
            return Optional.empty();
        }
        return Optional.of(NoData.of(info.type() == SampleType.F32 ? (float) value : value));
    }

    /** Without what was counted of the old samples, and what was true of the old codes if they are others now. */
    @Override
    public Optional<GdalTags> after(Journey journey) {
        String kept = without(STATISTICS, items);
        if (journey.recoded()) {
            kept = without(SCALING, kept);
        }
        return Optional.of(new GdalTags(journey.recoded() ? "" : noData, kept.contains("<Item") ? kept : ""));
    }

    /** A document without the items in whose start tag there is {@code what}; the time it takes grows with its length alone. */
    private static String without(Pattern what, String document) {
        StringBuilder kept = new StringBuilder();
        for (String part : BEFORE_ITEMS.split(document)) {
            int end = part.indexOf(ITEM_END);
            boolean left =
                    end >= 0 && what.matcher(part).region(0, part.indexOf('>')).find();
            kept.append(left ? part.substring(end + ITEM_END.length()).stripLeading() : part);
        }
        return kept.toString();
    }

    @Override
    public Optional<String> lost(Journey journey) {
        boolean scaled = !without(SCALING, items).equals(items);
        if (!journey.recoded() || noData.isEmpty() && !scaled) {
            return Optional.empty();
        }
        String what = noData.isEmpty()
                ? "scale and offset"
                : "no-data value " + noData + (scaled ? ", scale and offset" : "");
        return Optional.of("leaves out GDAL's " + what + ", as samples are coded anew");
    }
}
