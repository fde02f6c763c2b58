package upscale.docs;

import static upscale.docs.Enlarger.MARGIN;
import static upscale.docs.Enlarger.crop;
import static upscale.docs.Enlarger.enlarged;
import static upscale.docs.Enlarger.read;
import static upscale.docs.Enlarger.run;
import static upscale.docs.Enlarger.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import upscale.Main;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Written;
import upscale.format.png.PngFormat;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.method.IndexLayout;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;
import upscale.method.pool.MaxPooling;
import upscale.method.pool.MaxPositions;
import upscale.method.shuffle.PixelShuffle;
import upscale.method.shuffle.PixelUnshuffle;
import upscale.method.unpool.MaxUnpool;
import upscale.stage.Expanded;

/** The pictures in the documents: crops of the samples, enlarged by command lines, laid side by side. */
final class Pictures {
    private static final Format PNG = new PngFormat();
    private static final int GAP = 6;

    private Pictures() {}

    /** Every picture by its name, without suffix, in {@code docs/pictures}. */
    static Map<String, Supplier<Raster>> all() {
        Map<String, Supplier<Raster>> all = new LinkedHashMap<>();
        all.putAll(Gallery.pictures());
        all.putAll(SideBySide.pictures());
        all.put("nearest", () -> method("-m", "nearest"));
        all.put("bilinear", () -> method("-m", "bilinear"));
        all.put("bicubic", () -> method("-m", "bicubic"));
        all.put("lanczos", () -> method("-m", "lanczos"));
        all.put("fourier", () -> method("-m", "fourier"));
        all.put("learned", () -> method("-m", "learned"));
        all.put("bed-of-nails", Pictures::bedOfNails);
        all.put("max-unpool", Pictures::maxUnpool);
        all.put("pixel-shuffle", Pictures::pixelShuffle);
        all.put("transposed", () -> method("-m", "transposed"));
        all.put("checkerboard", Pictures::checkerboard);
        all.put("checkerboard-mended", Pictures::checkerboardMended);
        all.put("alpha", Pictures::alpha);
        all.put("linear", Pictures::linear);
        all.put("deringing", Pictures::deringing);
        all.put("antialias", Pictures::antialias);
        all.put("edges", Pictures::edges);
        all.put("differences", Pictures::differences);
        all.put("preview", Pictures::preview);
        for (Kernels.Family family : Kernels.families()) {
            String spec = shown(family);
            all.put("kernel-" + family.name(), () -> kernel(spec));
        }
        return all;
    }

    /** The member of a family that its picture shows. */
    static String shown(Kernels.Family family) {
        return switch (family.name()) {
            case "cubic" -> "cubic:0,1";
            case "keys" -> "keys:-0.75";
            case "lanczos" -> "lanczos:4";
            default -> family.name();
        };
    }

    private static Raster differences() {
        Raster photo = crop(sample("photo"), 170, 130, 92, 60);
        Raster lanczos = enlarged(photo, 3);
        Raster cubic = enlarged(photo, 3, "-m", "bicubic");
        return Sheet.row(
                        GAP,
                        difference(lanczos, cubic, "highlight", "--max-diff", "8"),
                        difference(lanczos, cubic, "heatmap"),
                        difference(lanczos, cubic, "signed"))
                .raster();
    }

    private static Raster difference(Raster actual, Raster expected, String style, String... options) {
        try {
            Path folder = Files.createTempDirectory("differences");
            List<Path> files = List.of(folder.resolve("a.png"), folder.resolve("b.png"), folder.resolve("map.png"));
            Files.write(files.get(0), Written.by(PNG, actual, Metadata.NONE));
            Files.write(files.get(1), Written.by(PNG, expected, Metadata.NONE));
            List<String> args = new ArrayList<>(List.of("compare"));
            files.subList(0, 2).forEach(file -> args.add(file.toString()));
            args.addAll(List.of("--diff", files.get(2).toString(), "--diff-style", style, "--diff-gain", "12"));
            args.addAll(List.of(options));
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            Main.run(
                    args.toArray(String[]::new),
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    nowhere,
                    StandardCharsets.UTF_8);
            Raster map = Raster.of(Expanded.of(read(files.get(2))));
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sheet of a photograph that was made smaller, with what it was as the reference. */
    private static Raster preview() {
        try {
            Path folder = Files.createTempDirectory("preview");
            Path small = folder.resolve("small.png");
            Path sheet = folder.resolve("small-preview.png");
            Files.write(small, Written.by(PNG, run(sample("photo"), "-s", "0.25"), Metadata.NONE));
            String[] words = {
                "preview",
                small.toString(),
                "--reference",
                "samples/photo.png",
                "--region",
                "26x20+20+23",
                "--methods",
                "nearest,bed-of-nails,b-spline,bilinear,bicubic,lanczos,learned"
            };
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            Main.run(
                    words,
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    nowhere,
                    StandardCharsets.UTF_8);
            Raster picture = read(sheet);
            Files.delete(sheet);
            Files.delete(small);
            Files.delete(folder);
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Raster method(String... how) {
        Raster photo = enlarged(crop(sample("photo"), 66, 110, 44, 36), 4, how);
        Raster lines = enlarged(crop(twoGrays(), 82, 82, 36, 36), 4, how);
        return Sheet.row(GAP, lines, photo).raster();
    }

    private static Raster kernel(String spec) {
        Raster lines = enlarged(crop(twoGrays(), 82, 82, 36, 36), 4, "-k", spec);
        return Sheet.row(GAP, KernelPlot.of(Kernels.parse(spec), 240, 96), lines)
                .raster();
    }

    private static Raster bedOfNails() {
        return Sheet.row(
                        GAP,
                        doubled(twoGrays(), 82, 82, 36, 36, "-m", "bed-of-nails"),
                        doubled(sample("photo"), 66, 110, 44, 36, "-m", "bed-of-nails"))
                .raster();
    }

    /** A piece of the photo, what max pooling makes of it, and that put back. */
    private static Raster maxUnpool() {
        Raster piece = crop(sample("photo"), 66, 110, 60, 48);
        MethodOptions window = MethodOptions.of(new Target.Own()).with(Parameter.WINDOW, Pair.both(2));
        Raster pooled = Raster.of(new MaxPooling().apply(piece, window).image());
        Raster indices = Raster.of(new MaxPositions().apply(piece, window).image());
        Positions positions = new Positions(indices, IndexLayout.TORCH, Optional.of(new Pair(48, 60)));
        Raster back = Raster.of(new MaxUnpool()
                .apply(pooled, MethodOptions.of(new Target.Own()).with(Parameter.POSITIONS, positions))
                .image());
        return Sheet.row(
                        GAP,
                        run(piece, "-s", "4", "-m", "nearest"),
                        run(pooled, "-s", "4", "-m", "nearest"),
                        run(back, "-s", "4", "-m", "nearest"))
                .raster();
    }

    /** A piece of the photo, the four channels that its luma's places in 2x2 blocks are, and what they are shuffled to. */
    private static Raster pixelShuffle() {
        Raster piece = crop(sample("photo"), 66, 110, 52, 40);
        Raster whole = Raster.allocate(ImageInfo.gray(52, 40, SampleType.U8));
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 52; x++) {
                whole.set(0, x, y, Math.rint((piece.get(0, x, y) + piece.get(1, x, y) + piece.get(2, x, y)) / 3));
            }
        }
        Raster deep = Raster.of(new PixelUnshuffle()
                .apply(whole, MethodOptions.of(new Target.Own()).with(Parameter.STRIDE, Pair.both(2)))
                .image());
        List<Raster> row = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            Raster channel = Raster.allocate(ImageInfo.gray(26, 20, SampleType.U8));
            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 26; x++) {
                    channel.set(0, x, y, deep.get(c, x, y));
                }
            }
            row.add(run(channel, "-s", "4", "-m", "nearest"));
        }
        Target twice = new Target.Scale(Ratio.of(2), Ratio.of(2));
        Raster shuffled = Raster.of(
                new PixelShuffle().apply(deep, MethodOptions.of(twice)).image());
        row.add(run(shuffled.describedAs(whole.info()), "-s", "4", "-m", "nearest"));
        return Sheet.row(GAP, row.toArray(Raster[]::new)).raster();
    }

    private static Raster checkerboard() {
        String even = ".25 .5 .25; .5 1 .5; .25 .5 .25";
        String uneven = ".44 .44 .44; .44 .44 .44; .44 .44 .44";
        return Sheet.row(
                        GAP,
                        doubled(sample("photo"), 66, 110, 52, 40, "-m", "transposed", "-k", even),
                        doubled(sample("photo"), 66, 110, 52, 40, "-m", "transposed", "-k", uneven))
                .raster();
    }

    private static Raster checkerboardMended() {
        String three = equal(3, 4.0 / 9);
        Raster photo = crop(sample("photo"), 66, 110, 44, 40);
        Raster resized = run(photo, "-s", "2", "-m", "bilinear");
        Raster convolved = run(
                resized,
                "-s",
                "1",
                "-m",
                "transposed",
                "-k",
                equal(3, 1.0 / 9),
                "--padding",
                "same",
                "--edge",
                "replicate");
        return Sheet.row(
                        GAP,
                        doubled(sample("photo"), 66, 110, 44, 40, "-m", "transposed", "-k", three),
                        doubled(
                                sample("photo"),
                                66,
                                110,
                                44,
                                40,
                                "-m",
                                "transposed",
                                "-k",
                                three,
                                "--even-overlap",
                                "gain"),
                        doubled(sample("photo"), 66, 110, 44, 40, "-m", "transposed", "-k", equal(4, 0.25)),
                        run(crop(convolved, 2 * MARGIN, 2 * MARGIN, 64, 56), "-s", "2", "-m", "nearest"))
                .raster();
    }

    /** The text of a square kernel of equal weights. */
    static String equal(int size, double weight) {
        String row = String.join(" ", java.util.Collections.nCopies(size, Double.toString(weight)));
        return String.join("; ", java.util.Collections.nCopies(size, row));
    }

    /** A crop at twice its size, its pixels shown two by two. */
    private static Raster doubled(Raster from, int left, int top, int width, int height, String... how) {
        return run(enlarged(crop(from, left, top, width, height), 2, how), "-s", "2", "-m", "nearest");
    }

    private static Raster alpha() {
        ImageInfo info = ImageInfo.rgb(20, 20, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT);
        Raster disc = Raster.allocate(info);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                boolean inside = (x - 9.5) * (x - 9.5) + (y - 9.5) * (y - 9.5) < 45;
                int[] rgba = inside ? new int[] {240, 140, 20, 255} : new int[] {20, 60, 200, 0};
                for (int c = 0; c < 4; c++) {
                    disc.set(c, x, y, rgba[c]);
                }
            }
        }
        return Sheet.row(
                        GAP,
                        run(disc, "-s", "6", "-m", "bicubic"),
                        run(disc, "-s", "6", "-m", "bicubic", "--alpha", "straight"))
                .raster();
    }

    private static Raster linear() {
        Raster stripes = Raster.allocate(ImageInfo.rgb(20, 14, SampleType.U8));
        for (int y = 0; y < 14; y++) {
            for (int x = 0; x < 20; x++) {
                stripes.set((x + y) / 4 % 2, x, y, 255);
            }
        }
        return Sheet.row(
                        GAP,
                        run(stripes, "-s", "8", "-m", "bilinear"),
                        run(stripes, "-s", "8", "-m", "bilinear", "--linear"))
                .raster();
    }

    private static Raster antialias() {
        Raster plate = sample("zone-plate");
        return Sheet.row(GAP, run(plate, "-s", "0.375"), run(plate, "-s", "0.375", "--no-antialias"))
                .raster();
    }

    private static Raster deringing() {
        Raster lines = crop(twoGrays(), 82, 82, 36, 36);
        return Sheet.row(
                        GAP,
                        enlarged(lines, 5),
                        enlarged(lines, 5, "--deringing", "0.5"),
                        enlarged(lines, 5, "--deringing", "1"))
                .raster();
    }

    /** A piece of the photo, and what each rule puts around it. */
    private static Raster edges() {
        int width = 26;
        int height = 22;
        int around = 13;
        Raster piece = crop(sample("photo"), 73, 119, width, height);
        List<Raster> tiles = new ArrayList<>();
        for (Edge edge : List.of(Edge.REPLICATE, Edge.REFLECT, Edge.MIRROR, Edge.WRAP, Edge.ZERO)) {
            Raster tile = Raster.allocate(ImageInfo.rgb(width + 2 * around, height + 2 * around, SampleType.U8));
            for (int y = 0; y < tile.info().height(); y++) {
                for (int x = 0; x < tile.info().width(); x++) {
                    int column = edge.index(x - around, width);
                    int row = edge.index(y - around, height);
                    boolean inside = column >= 0 && column == x - around && row >= 0 && row == y - around;
                    for (int c = 0; c < 3; c++) {
                        double value = column < 0 || row < 0 ? edge.value() : piece.get(c, column, row);
                        tile.set(c, x, y, inside ? value : Math.rint(0.55 * value + 0.45 * 160));
                    }
                }
            }
            tiles.add(run(tile, "-s", "3", "-m", "nearest"));
        }
        return Sheet.row(GAP, tiles.toArray(Raster[]::new)).raster();
    }

    /** The line art in two grays, so that what goes beyond them shows. */
    private static Raster twoGrays() {
        Raster lines = sample("line-art");
        ImageInfo in = lines.info();
        Raster gray = Raster.allocate(ImageInfo.gray(in.width(), in.height(), SampleType.U8));
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < in.width(); x++) {
                gray.set(0, x, y, lines.get(0, x, y) == 0 ? 70 : 190);
            }
        }
        return gray;
    }
}
