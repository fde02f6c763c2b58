package upscale.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.job.Pipeline;
import upscale.job.UpscalePlan;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;
import upscale.stage.Expanded;

/**
 * An image that another program enlarged.
 *
 * @param tool its name
 * @param call what was called there
 * @param filter the filter's name there
 * @param target the size, or the scale where that was what it was given
 * @param input the small image, a resource
 * @param output what it made of it, a resource
 */
record ImageCase(String tool, String call, String filter, Target target, String input, String output) {
    private static final Formats FORMATS = Formats.load(ImageCase.class.getClassLoader());
    private static final Methods METHODS = Methods.load(ImageCase.class.getClassLoader());

    /** What was made with {@code tool}. */
    static List<ImageCase> of(String tool) {
        List<ImageCase> cases = new ArrayList<>();
        try (InputStream in = open("manifest.json")) {
            JsonObject manifest = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            for (JsonElement e : manifest.getAsJsonArray("outputs")) {
                JsonObject json = e.getAsJsonObject();
                if (json.get("tool").getAsString().equals(tool)) {
                    cases.add(of(json));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static ImageCase of(JsonObject json) {
        String call = json.get("call").getAsString();
        // OpenCV's fx and fy are used for coordinates as they are, unlike a size that they round to.
        Target target = call.contains("fx=")
                ? Asked.scale(List.of(
                        json.get("scale_y").getAsString(), json.get("scale_x").getAsString()))
                : Asked.size(json.get("width").getAsInt(), json.get("height").getAsInt());
        return new ImageCase(
                json.get("tool").getAsString(),
                call,
                json.get("filter").getAsString(),
                target,
                json.get("input").getAsString(),
                json.get("output").getAsString());
    }

    private static InputStream open(String path) {
        return ImageCase.class.getResourceAsStream("/oracles/images/" + path);
    }

    private static Page read(String path) {
        try (InputStream in = open(path)) {
            Source source = Source.of(path, in.readAllBytes());
            return FORMATS.of(source).read(source).first().whole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How our result differs from the program's. */
    Differences differences(String method, MethodOptions options) {
        Format png = FORMATS.named("png").orElseThrow();
        UpscalePlan plan = new UpscalePlan(
                METHODS.named(method).orElseThrow(),
                options,
                Optional.empty(),
                false,
                Optional.of(UpscalePlan.RangeMode.CLAMP),
                Optional.empty(),
                UpscalePlan.KeepMode.PHYSICAL_SIZE,
                WriteOptions.DEFAULT,
                1);
        Image ours;
        try {
            ours = Pipeline.of(read(input), plan, png).image();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Palettes of the same colours in another order are the same picture.
        return Differences.of(
                Raster.of(Expanded.of(ours)), Raster.of(Expanded.of(read(output).image())));
    }

    /**
     * Samples of two images that are not the same.
     *
     * @param pixels how many there are to compare
     * @param differing pixels of which a channel differs
     * @param largest largest difference of a sample
     */
    record Differences(long pixels, long differing, double largest) {
        static Differences of(Raster a, Raster b) {
            ImageInfo info = a.info();
            if (info.width() != b.info().width()
                    || info.height() != b.info().height()
                    || info.channels() != b.info().channels()
                    || info.type() != b.info().type()) {
                throw new AssertionError(info + " is not of the shape of " + b.info());
            }
            long differing = 0;
            double largest = 0;
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    double most = 0;
                    for (int c = 0; c < info.channels(); c++) {
                        most = Math.max(most, Math.abs(a.get(c, x, y) - b.get(c, x, y)));
                    }
                    differing += most > 0 ? 1 : 0;
                    largest = Math.max(largest, most);
                }
            }
            return new Differences(info.pixels(), differing, largest);
        }

        double percent() {
            return 100.0 * differing / pixels;
        }
    }

    @Override
    public String toString() {
        return output;
    }
}
