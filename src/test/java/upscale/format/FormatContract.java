package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.sweep.BandSweep;

/**
 * What every format owes its callers. A subclass names the format, and overrides what the file format itself cannot hold:
 * never what our code merely fails to do. Of a format that only reads, the tests about reading what was written are skipped.
 */
public abstract class FormatContract {
    private static final long SEED = 20240229;

    /** The first bytes of files that some format, here or elsewhere, recognises; by format name. */
    private static final Map<String, List<String>> MAGIC = Map.of(
            "png", List.of("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\u0008\0\0\0\0"),
            "jpeg", List.of("\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0", "\u00ff\u00d8\u00ff\u00db\0\u0043\0"),
            "gif", List.of("GIF87a\1\0\1\0\0\0\0", "GIF89a\1\0\1\0\0\0\0"),
            "bmp", List.of("BMF\0\0\0\0\0\0\0\66\0\0\0(\0\0\0"),
            "tiff", List.of("II*\0\u0008\0\0\0", "MM\0*\0\0\0\u0008", "II+\0\u0008\0\0\0\20\0\0\0\0\0\0\0"),
            "webp", List.of("RIFF\44\0\0\0WEBPVP8 "),
            "pnm",
                    List.of(
                            "P1\n1 1\n0\n",
                            "P5\n1 1\n255\n0",
                            "P6 1 1 255\n000",
                            "P7\nWIDTH 1\n",
                            "Pf\n1 1\n-1.0\n0000"),
            "dicom",
                    List.of(
                            "\u0008\0\5\0CS\n\0ISO_IR 100\u0008\0\26\0UI\2\0001\0\u0008\0\30\0UI\2\0002\0\u0008\0\140\0"),
            "npy", List.of("\u0093NUMPY\1\0\u0076\0{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }"),
            "none",
                    List.of(
                            "",
                            "\0",
                            "hello, world",
                            "%PDF-1.7\n",
                            "PK\3\4",
                            "RIFF\44\0\0\0WAVEfmt ",
                            "BZh9",
                            "<svg xmlns="));

    protected abstract Format format();

    /** The largest difference of a sample of an image like this between what is written and what is read; 0 if lossless. */
    protected double tolerance(ImageInfo written) {
        return 0;
    }

    /** What is read when an image like this was written, if the file cannot say all there is to know. */
    protected ImageInfo expected(ImageInfo written) {
        return written;
    }

    /** Whether files keep a colour profile. */
    protected boolean keepsIcc() {
        return true;
    }

    /**
     * What is read as the resolution when {@code written} was written; empty if files have none. Compared within a thousandth,
     * in the unit given.
     */
    protected Optional<Resolution> expected(Resolution written) {
        return Optional.of(written);
    }

    /** Whether pages of a file may be of different sizes and kinds. */
    protected boolean pagesDiffer() {
        return true;
    }

    /** Whether a file that lacks this many bytes at its end may still be whole, by the file format's own rules. */
    protected boolean mayLack(int missingBytes) {
        return false;
    }

    /** Further images to write and read back. */
    protected List<ImageInfo> moreImages() {
        return List.of();
    }

    @TestFactory
    Stream<DynamicTest> readsBackWhatItWrote() {
        return written(images())
                .map(info -> DynamicTest.dynamicTest(label(info), () -> {
                    Raster raster = random(info);
                    byte[] file = Written.by(format(), raster, Metadata.NONE);
                    Document document = read(file);
                    assertThat(document.pageCount()).isEqualTo(1);
                    ImageInfo told = document.info(0);
                    assertThat(document.memory(0)).isBetween(1L, 3 * Raster.bytes(told));
                    assertThat(describe(told))
                            .isEqualTo(describe(document.first().image().info()));
                    assertThat(document.first().metadata().orientation().tag()).isEqualTo(1);
                    Raster read = document.first().raster();
                    assertThat(describe(read.info())).isEqualTo(describe(expected(info)));
                    requireSame(raster, read, tolerance(info));
                }));
    }

    /** Every kind of image that there is, a page each, in one file; or three of one kind. */
    @Test
    void readsBackSeveralPages() throws IOException {
        Assumptions.assumeTrue(format().writesPages(), format().name() + " files hold one page");
        List<Raster> pages = pagesDiffer() ? small().map(FormatContract::random).toList() : threeAlike();
        Document document = read(Written.pages(format(), pages));
        assertThat(document.pageCount()).isEqualTo(pages.size()).isGreaterThan(1);
        assertThat(document.pictures()).hasSize(pages.size());
        for (int i = pages.size() - 1; i >= 0; i--) {
            Raster read = document.page(i).raster();
            assertThat(describe(document.info(i))).isEqualTo(describe(read.info()));
            assertThat(describe(read.info()))
                    .isEqualTo(describe(expected(pages.get(i).info())));
            requireSame(pages.get(i), read, tolerance(read.info()));
        }
    }

    private List<Raster> threeAlike() {
        List<Raster> pages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Raster page = random(ImageInfo.gray(17, 13, SampleType.U8));
            page.set(0, 5, 5 + i, i % 2);
            pages.add(page);
        }
        return pages;
    }

    @TestFactory
    Stream<DynamicTest> writesTheSameBytesInAnyOrderOfPacking() {
        return written(images())
                .map(info -> DynamicTest.dynamicTest(label(info), () -> {
                    Raster raster = random(info);
                    byte[] inOrder = Written.by(format(), raster, Metadata.NONE, 1, 0);
                    assertThat(Written.by(format(), raster, Metadata.NONE, 3, SEED))
                            .isEqualTo(inOrder);
                    assertThat(Written.by(format(), raster, Metadata.NONE, 2, SEED + 1))
                            .isEqualTo(inOrder);
                }));
    }

    /** Whatever is decoded when: readers see what one would that reads from the top. */
    @TestFactory
    Stream<DynamicTest> readsTheSameInAnyOrderAndByManyAtOnce() {
        return written(images())
                .filter(info -> info.height() > 100)
                .map(info -> DynamicTest.dynamicTest(label(info), () -> {
                    byte[] file = Written.by(format(), random(info), Metadata.NONE);
                    Raster whole = read(file).first().raster();
                    requireSame(whole, shuffled(read(file).first().image()), 0);
                    Swept swept = new Swept(Raster.allocate(whole.info()));
                    BandSweep.run(read(file).first().image(), swept, 4);
                    requireSame(whole, swept.raster(), 0);
                }));
    }

    private static Raster shuffled(Image image) {
        List<Integer> rows = new ArrayList<>(
                IntStream.range(0, image.info().height()).boxed().toList());
        Collections.shuffle(rows, new Random(SEED));
        Swept copied = new Swept(Raster.allocate(image.info()));
        Band band = Band.of(image.info(), 1);
        RowReader reader = image.newReader();
        RowReader other = image.newReader();
        for (int y : rows) {
            (y % 2 == 0 ? reader : other).read(band.at(y, y + 1));
            copied.pack(band, y);
        }
        return copied.raster();
    }

    /** Where each band's rows are copied to, by the thread that packs it. */
    private record Swept(Raster raster) implements BandSink<Boolean>, BandSink.Packer<Boolean> {
        @Override
        public int bandRows() {
            return 5;
        }

        @Override
        public Packer<Boolean> newPacker() {
            return this;
        }

        @Override
        public Boolean pack(Band band, int top) {
            for (int c = 0; c < band.channels(); c++) {
                for (int y = top; y < band.bottom(); y++) {
                    for (int x = 0; x < band.width(); x++) {
                        raster.set(c, x, y, band.sample(c, x, y));
                    }
                }
            }
            return true;
        }

        @Override
        public void append(Boolean chunk) {}
    }

    @TestFactory
    Stream<DynamicTest> keepsResolution() {
        return Stream.of(
                        Resolution.dpi(300),
                        new Resolution(600, 1200, Resolution.Unit.INCH),
                        new Resolution(118.11, 59.055, Resolution.Unit.CENTIMETRE),
                        new Resolution(11811, 2835, Resolution.Unit.METRE),
                        new Resolution(3, 4, Resolution.Unit.NONE))
                .map(resolution -> DynamicTest.dynamicTest(resolution.toString(), () -> {
                    Raster raster = random(anyWritten());
                    Metadata metadata = Metadata.NONE.withResolution(Optional.of(resolution));
                    byte[] file = Written.by(format(), raster, metadata);
                    Optional<Resolution> read = read(file).first().metadata().resolution();
                    Optional<Resolution> wanted = expected(resolution);
                    assertThat(read.isPresent()).isEqualTo(wanted.isPresent());
                    if (wanted.isPresent()) {
                        Resolution got = read.get().in(wanted.get().unit());
                        assertThat(got.unit()).isEqualTo(wanted.get().unit());
                        assertThat(got.x())
                                .isCloseTo(wanted.get().x(), within(wanted.get().x() / 1000));
                        assertThat(got.y())
                                .isCloseTo(wanted.get().y(), within(wanted.get().y() / 1000));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> keepsColourProfiles() {
        return written(images())
                .filter(info -> info.colour() != Colour.PLANES && info.width() == 17)
                .map(info -> DynamicTest.dynamicTest(label(info), () -> {
                    Assumptions.assumeTrue(keepsIcc(), format().name() + " has no colour profiles");
                    IccProfile profile = profile(info.colour() == Colour.GRAY ? "GRAY" : "RGB ", 3000);
                    Raster raster = random(info.withIcc(Optional.of(profile)));
                    byte[] file = Written.by(format(), raster, Metadata.NONE);
                    Raster read = read(file).first().raster();
                    assertThat(read.info().icc()).contains(profile);
                    requireSame(raster, read, tolerance(info));
                }));
    }

    @Test
    void recognisesItsOwnFilesAndNoOthers() throws IOException {
        if (format().writes()) {
            byte[] file = Written.by(format(), random(anyWritten()), Metadata.NONE);
            assertThat(format().recognises(Arrays.copyOf(file, Math.min(file.length, Source.HEAD))))
                    .isTrue();
        }
        MAGIC.forEach((name, heads) ->
                heads.forEach(head -> assertThat(format().recognises(head.getBytes(StandardCharsets.ISO_8859_1)))
                        .as("%s recognises %s: %s", format().name(), name, head)
                        .isEqualTo(name.equals(format().name()))));
    }

    @Test
    void refusesWithAWayOut() {
        List<ImageInfo> all = images();
        for (ImageInfo info : all) {
            format().refuses(info)
                    .ifPresent(reason ->
                            assertThat(reason).as(label(info)).isNotBlank().doesNotContain("\n"));
        }
        if (format().writes()) {
            assertThat(written(all)).as("something can be written").isNotEmpty();
        } else {
            assertThat(written(all)).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> neverTakesAPartForTheWhole() {
        return small().map(info -> DynamicTest.dynamicTest(label(info), () -> {
            byte[] file = Written.by(format(), random(info), Metadata.NONE);
            for (int length : cuts(file.length)) {
                try (Document document = read(Arrays.copyOf(file, length))) {
                    document.first();
                    document.finish();
                } catch (IOException refused) {
                    continue;
                } catch (Throwable t) {
                    fail("cut to " + length + " of " + file.length + " bytes", t);
                }
                if (!mayLack(file.length - length)) {
                    fail("cut to " + length + " of " + file.length + " bytes, and read as if it were whole");
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> meetsDamageWithAnIoExceptionOrAPicture() {
        return small().map(info -> DynamicTest.dynamicTest(label(info), () -> {
            byte[] file = Written.by(format(), random(info), Metadata.NONE);
            Random random = new Random(SEED);
            int flips = Math.min(4 * file.length, 2000);
            for (int i = 0; i < flips; i++) {
                int at = i < Math.min(512, file.length) ? i : random.nextInt(file.length);
                byte[] damaged = file.clone();
                damaged[at] ^= (byte) (i % 3 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
                try (Document document = read(damaged)) {
                    document.first().raster();
                } catch (IOException refused) {
                    // as it should be
                } catch (Throwable t) {
                    fail("byte " + at + " changed from " + file[at] + " to " + damaged[at], t);
                }
            }
        }));
    }

    private Document read(byte[] file) throws IOException {
        return format().read(Written.source(format(), file));
    }

    /** Images of every kind, in sizes that break things: single pixels, rows and columns, primes, more than a band. */
    private List<ImageInfo> images() {
        List<ImageInfo> all = new ArrayList<>(moreImages());
        for (SampleType type : SampleType.values()) {
            all.addAll(kinds(17, 13, type));
            all.addAll(kinds(1, 1, type));
        }
        for (int[] size : new int[][] {{1, 31}, {37, 1}, {101, 97}, {997, 211}, {31, 9001}}) {
            for (SampleType type : new SampleType[] {SampleType.U1, SampleType.U8, SampleType.U16, SampleType.F32}) {
                all.add(ImageInfo.gray(size[0], size[1], type));
            }
            all.add(ImageInfo.rgb(size[0], size[1], SampleType.U8));
            all.add(ImageInfo.rgb(size[0], size[1], SampleType.U16).withAlphaAdded(Alpha.STRAIGHT));
            all.add(ImageInfo.planes(size[0], size[1], 4, SampleType.F32));
            all.add(palette(size[0], size[1], SampleType.U4));
        }
        all.add(ImageInfo.gray(23, 29, SampleType.U16).withSignificantBits(12));
        all.add(ImageInfo.rgb(23, 29, SampleType.U16).withSignificantBits(10));
        all.add(ImageInfo.gray(23, 29, SampleType.U8).withSignificantBits(7));
        return all;
    }

    private static List<ImageInfo> kinds(int width, int height, SampleType type) {
        List<ImageInfo> kinds = new ArrayList<>();
        ImageInfo gray = ImageInfo.gray(width, height, type);
        ImageInfo rgb = ImageInfo.rgb(width, height, type);
        kinds.add(gray);
        kinds.add(rgb);
        for (Alpha alpha : new Alpha[] {Alpha.STRAIGHT, Alpha.PREMULTIPLIED}) {
            kinds.add(gray.withAlphaAdded(alpha));
            kinds.add(rgb.withAlphaAdded(alpha));
        }
        kinds.add(ImageInfo.planes(width, height, 1, type));
        kinds.add(ImageInfo.planes(width, height, 5, type));
        if (!type.signed() && type.bits() <= 8) {
            kinds.add(palette(width, height, type));
        }
        return kinds;
    }

    private static ImageInfo palette(int width, int height, SampleType type) {
        int[] colours = new Random(type.bits()).ints(1 << type.bits()).toArray();
        for (int i = colours.length / 2; i < colours.length; i++) {
            colours[i] |= 0xff;
        }
        return ImageInfo.palette(width, height, type, new Palette(colours));
    }

    private Stream<ImageInfo> written(List<ImageInfo> all) {
        return all.stream().filter(info -> format().refuses(info).isEmpty());
    }

    private Stream<ImageInfo> small() {
        return written(images()).filter(info -> info.width() == 17);
    }

    private ImageInfo anyWritten() {
        Optional<ImageInfo> any = small().findFirst();
        Assumptions.assumeTrue(any.isPresent(), format().name() + " is not written");
        return any.get();
    }

    /** Samples over the whole range of the type, noise beside smooth; the first takes the largest value, and two floats are no finite numbers. */
    protected static Raster random(ImageInfo info) {
        Raster raster = Raster.allocate(info);
        Random random = new Random(SEED + info.width() * 31L + info.height());
        boolean floating = info.type().floating();
        double min = floating ? -1 : Math.max(info.min(), -0x1p40);
        double range = (floating ? 2 : Math.min(info.max(), 0x1p40)) - min;
        int half = info.height() / 2;
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    double part = y < half
                            ? random.nextDouble()
                            : (double) (x + y + c) % (info.width() + info.height()) / (info.width() + info.height());
                    double value = min + part * range;
                    raster.set(c, x, y, floating ? Half.toFloat(Half.of((float) value)) : Math.rint(value));
                }
            }
            raster.set(c, 0, 0, floating ? 1 : info.max());
            if (floating && info.width() > 3) {
                raster.set(c, 1, 0, Double.NaN);
                raster.set(c, 2, 0, Double.NEGATIVE_INFINITY);
            }
        }
        return raster;
    }

    /** A profile with a valid header of this colour space, filled up with bytes that do not compress to nothing. */
    protected static IccProfile profile(String colourSpace, int size) {
        byte[] bytes = new byte[size];
        new Random(SEED).nextBytes(bytes);
        Arrays.fill(bytes, 0, 132, (byte) 0);
        bytes[0] = (byte) (size >>> 24);
        bytes[1] = (byte) (size >>> 16);
        bytes[2] = (byte) (size >>> 8);
        bytes[3] = (byte) size;
        bytes[8] = 4;
        put(bytes, 12, "mntr" + colourSpace + "XYZ ");
        put(bytes, 36, "acsp");
        return new IccProfile(bytes);
    }

    private static void put(byte[] bytes, int at, String letters) {
        System.arraycopy(letters.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, letters.length());
    }

    private static Set<Integer> cuts(int length) {
        Set<Integer> cuts = new TreeSet<>();
        Random random = new Random(SEED);
        for (int i = 0; i < Math.min(200, length); i++) {
            cuts.add(i);
            cuts.add(length - 1 - i);
            cuts.add(random.nextInt(length));
        }
        return cuts;
    }

    private static void requireSame(Raster wanted, Raster got, double tolerance) {
        ImageInfo info = wanted.info();
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    double difference = Math.abs(wanted.get(c, x, y) - got.get(c, x, y));
                    boolean same = Double.compare(wanted.get(c, x, y), got.get(c, x, y)) == 0;
                    if (!same && !(difference <= tolerance)) {
                        fail("channel " + c + ", column " + x + ", row " + y + ": wrote " + wanted.get(c, x, y)
                                + ", read " + got.get(c, x, y));
                    }
                }
            }
        }
    }

    private static String describe(ImageInfo info) {
        return label(info) + " " + info.significantBits() + " bits"
                + info.palette()
                        .map(p -> {
                            int[] colours = new int[p.size()];
                            Arrays.setAll(colours, p::rgba);
                            return " " + Arrays.toString(colours);
                        })
                        .orElse("");
    }

    private static String label(ImageInfo info) {
        return info.width() + "x" + info.height() + "x" + info.channels() + " "
                + info.type().label() + " " + info.colour() + (info.hasAlpha() ? " " + info.alpha() : "");
    }
}
