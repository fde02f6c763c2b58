package upscale.hostile;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageWriteParam;
import upscale.format.Effort;
import upscale.format.Feature;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.WriteOptions;
import upscale.format.Written;
import upscale.format.dicom.DicomVariants;
import upscale.format.imageio.JdkPictures;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Small files that are as they should be, of every format that is read and every variant of it: what damage is done to. */
final class HealthyFiles {
    static final Formats FORMATS = Formats.load(HealthyFiles.class.getClassLoader());

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private HealthyFiles() {}

    /** The files of a format by what is special about them. */
    static Map<String, byte[]> of(Format format) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            if (format.writes()) {
                writtenByUs(format, files);
            }
            writtenByOthers(format, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void writtenByUs(Format format, Map<String, byte[]> files) throws IOException {
        for (Feature feature : Feature.all()) {
            if (format.refuses(feature.image().info()).isEmpty()) {
                files.put(feature.name(), feature.writtenAs(format, Effort.DEFAULT));
            }
        }
        ImageInfo info = ImageInfo.rgb(33, 21, SampleType.U8);
        if (format.writesPages()) {
            files.put("two pages", Written.pages(format, List.of(Samples.noise(info, 1), Samples.noise(info, 2))));
        }
        if (format.name().equals("tiff")) {
            for (Effort.Preset effort : Effort.Preset.values()) {
                WriteOptions options = WriteOptions.DEFAULT.withEffort(Effort.of(effort));
                files.put("strips " + effort, Written.by(format, Samples.noise(info, 3), Metadata.NONE, options));
                options = options.withTile(OptionalInt.of(16));
                files.put("tiles " + effort, Written.by(format, Samples.noise(info, 3), Metadata.NONE, options));
            }
        } else if (format.name().equals("dicom")) {
            Effort small = Effort.of(Effort.Preset.SMALL);
            files.put("run lengths", Feature.all().get(0).writtenAs(format, small));
        }
    }

    private static void writtenByOthers(Format format, Map<String, byte[]> files) throws IOException {
        switch (format.name()) {
            case "png" -> files.put("interlaced", jdk("png", BufferedImage.TYPE_INT_ARGB, true));
            case "jpeg" -> {
                files.put("baseline", jdk("jpeg", BufferedImage.TYPE_INT_RGB, false));
                files.put("progressive", jdk("jpeg", BufferedImage.TYPE_INT_RGB, true));
                files.put("gray progressive", jdk("jpeg", BufferedImage.TYPE_BYTE_GRAY, true));
            }
            case "gif" -> {
                for (int bits : new int[] {1, 4, 8}) {
                    BufferedImage image = JdkPictures.indexed(37, 23, bits, bits == 4 ? 3 : -1);
                    files.put(bits + " bits", JdkPictures.encode("gif", image, progressive(false)));
                    files.put(bits + " bits interlaced", JdkPictures.encode("gif", image, progressive(true)));
                }
            }
            case "bmp" -> {
                BufferedImage image = JdkPictures.indexed(37, 23, 8, -1);
                files.put("run lengths", JdkPictures.encode("bmp", image, param -> {
                    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    param.setCompressionType("BI_RLE8");
                }));
            }
            case "pnm" ->
                Map.of(
                                "plain bitmap", "P1\n# of ones\n5 3\n10101\n01010\n11111\n",
                                "plain gray", "P2 3 2 300 1 2 3\n100 200 300\n",
                                "plain colours", "P3\n2 1\n255\n1 2 3 4 5 6\n",
                                "bitmap", "P4\n9 2\n1234",
                                "gray", "P5 3 2 255\nabcdef",
                                "colours of 16 bits", "P6 2 1 1000\n\0a\0b\0c\0d\0e\0f",
                                "any map",
                                        "P7\nWIDTH 2\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\nabcdefgh",
                                "floats", "PF\n1 1\n-1.0\nabcdefghijkl")
                        .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.ISO_8859_1)));
            case "dicom" -> {
                DicomVariants.files().forEach((name, file) -> files.put("variant " + name, file));
                in("oracles/dcmtk", ".dcm", files);
            }
            case "tiff", "webp", "npy" -> in("upscale/format/" + format.name(), "." + suffix(format), files);
            default -> {}
        }
    }

    /** The suffix of the files that others made. */
    private static String suffix(Format format) {
        return format.name().equals("tiff") ? "tif" : format.name();
    }

    private static byte[] jdk(String format, int type, boolean progressive) throws IOException {
        return JdkPictures.encode(format, JdkPictures.smooth(37, 23, type), progressive(progressive));
    }

    private static Consumer<ImageWriteParam> progressive(boolean on) {
        return param -> param.setProgressiveMode(on ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    }

    private static void in(String folder, String suffix, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> list = Files.list(RESOURCES.resolve(folder))) {
            for (Path path :
                    list.filter(p -> p.toString().endsWith(suffix)).sorted().toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
    }

    /** A kernel of 2x2 and its bias in a safetensors file. */
    static byte[] safetensors() {
        String header = "{\"k.weight\":{\"dtype\":\"F32\",\"shape\":[1,1,2,2],\"data_offsets\":[0,16]},"
                + "\"k.bias\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[16,18]}}";
        ByteBuffer file = ByteBuffer.allocate(8 + header.length() + 18).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        file.putFloat(1).putFloat(2).putFloat(3).putFloat(4).putShort((short) 0x3c00);
        return file.array();
    }
}
