package upscale.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import upscale.image.Raster;

/** Pictures with a caption each, four in a row: what opens the README and the pages about photos and pixel art. */
final class SideBySide {
    private static final int COLUMNS = 4;
    private static final int GAP = 6;

    private final List<String> captions = new ArrayList<>();
    private final List<Raster> pictures = new ArrayList<>();

    static Map<String, Supplier<Raster>> pictures() {
        Map<String, Supplier<Raster>> all = new LinkedHashMap<>();
        all.put("readme", SideBySide::readme);
        all.put("photo", SideBySide::photo);
        all.put("pixel-art", SideBySide::pixelArt);
        return all;
    }

    /** A piece of the photo as it is, and by seven methods. */
    private static Raster readme() {
        SideBySide sheet = new SideBySide();
        sheet.add("48x36 pixels", Enlarger.crop(Enlarger.sample("photo"), 68, 118, 48, 36));
        for (String method : List.of("nearest", "bilinear", "bicubic", "mitchell", "lanczos", "learned")) {
            sheet.add(method, Enlarger.piece("photo", 68, 118, 48, 36, 4, "-m", method));
        }
        sheet.add(Gallery.UNEVEN_LABEL, Enlarger.piece("photo", 68, 118, 48, 36, 4, Gallery.how(Gallery.UNEVEN)));
        return sheet.raster();
    }

    /** A fir before a bright mountain, where seams show. */
    private static Raster photo() {
        SideBySide sheet = new SideBySide();
        for (String how : List.of("-m mitchell", "-m lanczos", "--deringing 1", "-m learned")) {
            sheet.add(how, Enlarger.piece("photo", 238, 64, 32, 36, 6, how.split(" ")));
        }
        return sheet.raster();
    }

    /** A sprite, six times as large, crisp and smooth; and two and a half times, with pixels of 2x2. */
    private static Raster pixelArt() {
        Raster sprite = Enlarger.sample("sprite");
        Raster uneven = Enlarger.run(sprite, "-s", "2.5", "-m", "nearest");
        Raster even = Enlarger.run(Enlarger.whole(sprite, 5, "-m", "nearest"), "-s", "0.5", "-m", "box");
        SideBySide sheet = new SideBySide();
        sheet.add("-m nearest", Enlarger.whole(sprite, 6, "-m", "nearest"));
        sheet.add("-m lanczos", Enlarger.whole(sprite, 6, "-m", "lanczos"));
        sheet.add("nearest 2.5", Enlarger.whole(uneven, 2, "-m", "nearest"));
        sheet.add("5, then box 0.5", Enlarger.whole(even, 2, "-m", "nearest"));
        return sheet.raster();
    }

    private void add(String caption, Raster picture) {
        captions.add(caption);
        pictures.add(picture);
    }

    /** Cells as large as the largest picture, each picture in the middle of its own. */
    private Raster raster() {
        int width = pictures.stream().mapToInt(p -> p.info().width()).max().orElseThrow();
        int height = pictures.stream().mapToInt(p -> p.info().height()).max().orElseThrow();
        int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
        Sheet sheet = Sheet.colour(GAP + COLUMNS * (width + GAP), GAP + rows * (Sheet.CAPTION + height + GAP));
        for (int i = 0; i < pictures.size(); i++) {
            int left = GAP + i % COLUMNS * (width + GAP);
            int top = GAP + i / COLUMNS * (Sheet.CAPTION + height + GAP);
            Raster picture = pictures.get(i);
            sheet.write(captions.get(i), left, top)
                    .lay(
                            picture,
                            left + (width - picture.info().width()) / 2,
                            top + Sheet.CAPTION + (height - picture.info().height()) / 2);
        }
        return sheet.raster();
    }
}
