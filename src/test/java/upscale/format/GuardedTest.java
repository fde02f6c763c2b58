package upscale.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.FormatException.Kind;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;

/** What comes of a decoder that throws, wherever it does. */
class GuardedTest {
    private static final ImageInfo INFO = ImageInfo.gray(3, 2, SampleType.U8);

    /** Where it throws. */
    enum Place {
        OPENING,
        INFO,
        MEMORY,
        METADATA,
        PAGE,
        READING,
        WHOLE,
        FINISH
    }

    private record Broken(Place place, Throwable failure) implements Format, Document {
        private <T> T at(Place here, T otherwise) throws IOException {
            if (here == place) {
                if (failure instanceof IOException e) {
                    throw e;
                } else if (failure instanceof RuntimeException e) {
                    throw e;
                }
                throw (Error) failure;
            }
            return otherwise;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<String> suffixes() {
            return List.of("broken");
        }

        @Override
        public boolean recognises(byte[] head) {
            return true;
        }

        @Override
        public Document read(Source source) throws IOException {
            return at(Place.OPENING, this);
        }

        @Override
        public int pageCount() {
            return 1;
        }

        @Override
        public ImageInfo info(int index) throws IOException {
            return at(Place.INFO, INFO);
        }

        @Override
        public long memory(int index) throws IOException {
            return at(Place.MEMORY, 6L);
        }

        @Override
        public Metadata metadata(int index) throws IOException {
            return at(Place.METADATA, Metadata.NONE);
        }

        @Override
        public Page page(int index) throws IOException {
            Image image = Samples.noise(INFO, 1);
            return at(Place.PAGE, new Page(new Lazy(image), Metadata.NONE));
        }

        @Override
        public void finish() throws IOException {
            at(Place.FINISH, "");
        }

        private final class Lazy implements Image {
            private final Image image;

            Lazy(Image image) {
                this.image = image;
            }

            @Override
            public ImageInfo info() {
                return INFO;
            }

            @Override
            public RowReader newReader() {
                RowReader reader = image.newReader();
                return band -> {
                    try {
                        at(Place.READING, "");
                        at(Place.WHOLE, "");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    reader.read(band);
                };
            }
        }
    }

    /** Does all that can be done with a document. */
    private static void use(Place place, Throwable failure) throws IOException {
        Source source = Source.of("a", new byte[1]);
        try (Document document = Guarded.read(new Broken(place, failure), source)) {
            document.info(0);
            document.memory(0);
            document.metadata(0);
            Page page = document.page(0);
            if (place == Place.WHOLE) {
                page.raster();
            }
            try {
                page.image().newReader().read(Band.of(INFO, 2).at(0, 2));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            document.finish();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverItThrowsIsTheFilesFault(Place place) {
        assertThatThrownBy(() -> use(place, new IndexOutOfBoundsException("7")))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.CORRUPT);
                    assertThat(e)
                            .hasMessageStartingWith(
                                    "corrupt broken: what it states does not hold together, and the"
                                            + " decoder lost its way (IndexOutOfBoundsException at upscale.format.GuardedTest:");
                });
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NullPointerException(), Kind.CORRUPT, "lost its way"),
                Arguments.of(new NegativeArraySizeException("-1"), Kind.CORRUPT, "lost its way"),
                Arguments.of(new StackOverflowError(), Kind.CORRUPT, "lost its way"),
                Arguments.of(new AssertionError("x"), Kind.CORRUPT, "lost its way"),
                Arguments.of(new IllegalStateException("bad\ntree"), Kind.CORRUPT, "corrupt broken: bad"),
                Arguments.of(new IllegalStateException(), Kind.CORRUPT, "the decoder does not say what is wrong"),
                Arguments.of(new EOFException(), Kind.CORRUPT, "the data ends early"),
                Arguments.of(
                        new OutOfMemoryError(), Kind.TOO_LARGE, "too large: decoding this broken ran out of memory"),
                Arguments.of(
                        new UncheckedIOException(FormatException.unsupported("broken", "x")),
                        Kind.UNSUPPORTED,
                        "unsupported broken: x"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachIsToldInItsWay(Throwable failure, Kind kind, String message) {
        for (Place place : Place.values()) {
            assertThatThrownBy(() -> use(place, failure)).isInstanceOfSatisfying(FormatException.class, e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(e.getMessage()).contains(message).doesNotContain("\n");
            });
        }
    }

    @Test
    void whatCannotBeReadIsNotTheFilesFault() {
        IOException failure = new IOException("Input/output error");
        assertThatThrownBy(() -> use(Place.PAGE, failure)).isSameAs(failure);
        assertThatThrownBy(() -> use(Place.READING, failure)).isSameAs(failure);
    }

    @Test
    void aProgramThatIsBrokenIsNotTheFilesFault() {
        Error failure = new NoClassDefFoundError("example/Codec");
        assertThatThrownBy(() -> use(Place.PAGE, failure)).isSameAs(failure);
    }
}
