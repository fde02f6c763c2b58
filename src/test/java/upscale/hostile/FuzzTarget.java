package upscale.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import upscale.Main;
import upscale.engine.NamedWeights;
import upscale.format.Document;
import upscale.format.Exif;
import upscale.format.ExifBlock;
import upscale.format.ExifTexts;
import upscale.format.Format;
import upscale.format.Journey;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.Texts;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.sidecar.Findings;
import upscale.sidecar.Sidecar;
import upscale.stage.ToneCurves;
import upscale.stage.TransferCurve;
import upscale.tensor.KernelSource;

/**
 * Where bytes and words from outside come in. Any bytes are taken, or are refused in the one way that the place documents; all else is thrown,
 * and is a finding.
 */
enum FuzzTarget {
    PNG {
        @Override
        void check(byte[] bytes) throws IOException {
            super.check(bytes);
            super.check(withCheckSums(bytes));
        }
    },
    JPEG,
    GIF,
    BMP,
    PNM,
    TIFF,
    DICOM,
    WEBP,
    NPY,
    KERNEL_NPY {
        @Override
        void check(byte[] bytes) {
            kernel(Scratch.file("kernel.npy", bytes).toString());
        }
    },
    SAFETENSORS {
        @Override
        void check(byte[] bytes) {
            Path file = Scratch.file("kernel.safetensors", bytes);
            kernel(file.toString());
            kernel(file + "#k.weight");
        }
    },
    KERNEL_TEXT {
        @Override
        void check(byte[] bytes) {
            kernel(new String(bytes, StandardCharsets.UTF_8));
            kernel(Scratch.file("kernel.txt", bytes).toString());
        }
    },
    SIDECAR {
        @Override
        void check(byte[] bytes) throws IOException {
            Path image = Scratch.file("image.json", bytes).resolveSibling("image.png");
            Findings findings = Findings.beside(Source.of(image));
            Raster gray = Samples.constant(ImageInfo.gray(2, 3, SampleType.U16), 7);
            findings.with(new Page(gray, Metadata.NONE));
            if (findings.sidecar().isPresent()) {
                Sidecar sidecar = findings.sidecar().get();
                for (Orientation turned : Orientation.values()) {
                    Journey journey = new Journey(turned, gray.info(), gray.info(), "fuzzed", bytes.length % 2 == 0);
                    sidecar.lost(journey);
                    try {
                        sidecar.after(journey);
                    } catch (upscale.format.FormatException refused) {
                        // of a picture that has been turned
                    }
                }
            }
        }
    },
    ICC {
        @Override
        void check(byte[] bytes) {
            IccProfile profile = new IccProfile(bytes);
            profile.colourSpace();
            for (ImageInfo info : List.of(ImageInfo.gray(1, 1, SampleType.U8), ImageInfo.rgb(1, 1, SampleType.U8))) {
                for (TransferCurve curve : ToneCurves.of(profile, info).orElse(List.of())) {
                    for (double value = -0.25; value <= 1.25; value += 0.125) {
                        requireNumber(curve.decode(value));
                        requireNumber(curve.encode(value));
                    }
                }
            }
        }
    },
    EXIF {
        @Override
        void check(byte[] bytes) {
            Exif.of(bytes);
            Optional<ExifBlock> block = ExifBlock.of(bytes);
            if (block.isPresent()) {
                block.get().describing(ImageInfo.rgb(7, 5, SampleType.U8), Optional.of(Resolution.dpi(300)));
                ExifTexts.read(block.get());
                ExifTexts.with(block, new Texts(List.of(new Texts.Entry(Texts.TITLE, "a"))));
            }
        }
    },
    /** A command line, a word on every line. */
    WORDS {
        @Override
        void check(byte[] bytes) {
            run(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        }
    },
    /** The first byte chooses an option, the others are its value. */
    OPTION {
        private final List<String> options = List.of(
                ("-s --size --fit -m --align --apodize --nearest-rounding --deringing --output-padding --even-overlap --offset --channel-order "
                                + "--like -k --padding --stride --dilation --edge --kernel-layout --bias --groups --indices --indices-from --index-layout "
                                + "--scale-z --alpha --range --window -o --format --page --quality --compression --tile --depth --diff --reference "
                                + "--diff-gain -j --memory")
                        .split(" "));

        @Override
        void check(byte[] bytes) {
            if (bytes.length > 0) {
                String value = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
                String option = options.get((bytes[0] & 0xff) % options.size());
                run("missing", option, value);
                run("missing", "-s", "2", "-m", "transposed", option, value);
            }
        }
    },
    CHAIN {
        @Override
        void check(byte[] bytes) {
            run("chain", new String(bytes, StandardCharsets.UTF_8), "missing");
        }
    },
    /** The numbers that an operator is explained on. */
    EXPLAIN {
        @Override
        void check(byte[] bytes) {
            String input = new String(bytes, StandardCharsets.UTF_8);
            run("explain", "transposed", "-s", "2", "-k", "1 2; 3 4", "--input", input);
            run("explain", "lanczos", "-s", "2", "--input", input, "--at", "1");
        }
    };

    /** More pixels than this take long to decode, and teach nothing. */
    private static final long MOST_PIXELS = 1 << 20;

    /** What it is called on a command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format it reads; empty if it is about something else. */
    Optional<Format> format() {
        return HealthyFiles.FORMATS.named(word());
    }

    /**
     * Takes the bytes, or refuses them as it should.
     *
     * @throws IOException if something else went wrong with files
     */
    void check(byte[] bytes) throws IOException {
        try (Document document = format().orElseThrow().read(Source.of("fuzzed." + word(), bytes))) {
            for (int page : new int[] {0, document.pageCount() - 1}) {
                if (document.info(page).pixels() <= MOST_PIXELS) {
                    document.memory(page);
                    document.page(page).raster();
                    document.finish();
                }
            }
        } catch (IOException refused) {
            requireLine(refused.getMessage());
        }
    }

    /** The chunks of a PNG file, as far as they follow one another, with the check sums that belong to them: else few changes come further. */
    private static byte[] withCheckSums(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes.clone());
        CRC32 crc = new CRC32();
        int at = 8;
        while (at + 12 <= file.limit() && file.getInt(at) >= 0 && file.getInt(at) <= file.limit() - at - 12) {
            int end = at + 8 + file.getInt(at);
            crc.reset();
            crc.update(file.array(), at + 4, end - at - 4);
            file.putInt(end, (int) crc.getValue());
            at = end + 4;
        }
        return file.array();
    }

    private static void kernel(String word) {
        try {
            new KernelSource(word, Optional.empty()).read(NamedWeights.transposed(2, 2));
        } catch (IllegalArgumentException refused) {
            requireLine(refused.getMessage());
        }
    }

    /** Of words that lead out of the folder nothing is done. */
    private static void run(String... words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            if (word.contains("/") || word.contains("\\") || word.contains("..")) {
                return;
            }
            all.add(word);
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                all.toArray(String[]::new),
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        String said = err.toString(StandardCharsets.UTF_8);
        if (code < 0 || code > 2 || said.contains("internal error") || code > 0 && !said.startsWith("upscale: ")) {
            throw new AssertionError(all + " ended with " + code + ": " + said);
        }
    }

    private static void requireLine(String message) {
        if (message == null || message.isBlank()) {
            throw new AssertionError("a refusal that does not say why");
        }
    }

    private static void requireNumber(double value) {
        if (Double.isNaN(value)) {
            throw new AssertionError("a curve without a value");
        }
    }
}
