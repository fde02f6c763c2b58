package upscale.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import upscale.learn.Gain;
import upscale.learn.HoldOut;
import upscale.learn.LumaScore;
import upscale.telling.Json;

/** What is told of how well a kernel does on images that it was not fitted to. */
final class HoldOutLines {
    private static final List<HoldOut.Way> INTERPOLATIONS = List.of(HoldOut.Way.BICUBIC, HoldOut.Way.LANCZOS);

    private HoldOutLines() {}

    /** All of it in one line. */
    static String line(HoldOut scores) {
        return scores.images() + ": "
                + Arrays.stream(HoldOut.Way.values())
                        .map(way -> String.format(
                                Locale.ROOT,
                                "%s %.3f dB, %.4f",
                                OneOf.spelling(way),
                                scores.mean(way).psnr(),
                                scores.mean(way).ssim()))
                        .collect(Collectors.joining("; "));
    }

    /** Puts it into the object that tells of the kernel. */
    static void put(Json object, HoldOut scores) {
        object.put("heldOut", scores.images());
        for (HoldOut.Way way : HoldOut.Way.values()) {
            LumaScore mean = scores.mean(way);
            object.put(OneOf.spelling(way) + "Psnr", mean.psnr()).put(OneOf.spelling(way) + "Ssim", mean.ssim());
        }
        for (HoldOut.Way way : INTERPOLATIONS) {
            Gain gain = scores.gain(way);
            String name = OneOf.spelling(way) + "Gain";
            object.put(name, gain.mean());
            if (scores.images() > 1) {
                object.put(name + "Low", gain.low()).put(name + "High", gain.high());
            }
        }
    }

    /** A table, and the gain. */
    static List<String> of(HoldOut scores) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "  %-10s %8s %8s", scores.images() + " held out", "PSNR", "SSIM"));
        for (HoldOut.Way way : HoldOut.Way.values()) {
            LumaScore mean = scores.mean(way);
            lines.add(String.format(Locale.ROOT, "  %-10s %8.3f %8.4f", OneOf.spelling(way), mean.psnr(), mean.ssim()));
        }
        for (HoldOut.Way way : INTERPOLATIONS) {
            Gain gain = scores.gain(way);
            String interval = scores.images() == 1
                    ? ""
                    : String.format(Locale.ROOT, ", 95 of 100 times from %.3f to %.3f", gain.low(), gain.high());
            lines.add(
                    String.format(Locale.ROOT, "  gain over %s %.3f dB%s", OneOf.spelling(way), gain.mean(), interval));
        }
        return lines;
    }
}
