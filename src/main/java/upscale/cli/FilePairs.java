package upscale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import upscale.engine.Degradation;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Guarded;
import upscale.format.Source;
import upscale.image.Image;
import upscale.inputs.Input;
import upscale.job.Batch;
import upscale.job.Limits;
import upscale.job.Memory;
import upscale.job.Room;
import upscale.learn.LargeImage;
import upscale.learn.LumaPair;
import upscale.learn.PairSource;
import upscale.regression.Pair;
import upscale.regression.Sha256;

/** Files as what is learned of: of each, all pictures. As many of them are in work at the same time as memory is there for. */
final class FilePairs {
    /** The two planes of a pair, what they are taken from and what is made of them; at most as large as the large one each. */
    private static final int PLANES = 4;

    private static final Path NOWHERE = Path.of("");

    private final CommandLineProgram.Session session;
    private final Limits limits;
    private final int scale;
    private final Room room = new Room(Memory.ofHeap());

    FilePairs(CommandLineProgram.Session session, LimitArguments limits, int scale) {
        this.session = session;
        this.limits = limits.limits();
        this.scale = scale;
    }

    /** A file, or standard input; what can be read only once is kept. */
    private final class Original {
        private final Input input;
        private Optional<Source> kept = Optional.empty();

        Original(Input input) {
            this.input = input;
        }

        Source source(Allowance allowance) throws IOException {
            if (kept.isPresent()) {
                return kept.get().with(allowance);
            }
            Source source = Batch.source(input, session.in(), allowance);
            kept = Optional.of(source).filter(each -> each.path().isEmpty());
            return source;
        }
    }

    /** What is learned of files that are open. */
    private interface Reading {
        void take(List<Document> documents, Claiming room, PairSource.Taking taking) throws IOException;
    }

    /** Where memory is claimed, before a picture is decoded. */
    private interface Claiming {
        void claim(long bytes) throws IOException;
    }

    /** One file, or two that belong together; it remembers what was in them. */
    final class Files implements PairSource {
        private final String name;
        private final List<Original> originals;
        private final Reading reading;
        private List<String> digests = List.of();

        private Files(String name, Reading reading, Input... inputs) {
            this.name = name;
            this.reading = reading;
            this.originals = Arrays.stream(inputs).map(Original::new).toList();
        }

        @Override
        public String name() {
            return name;
        }

        List<Path> paths() {
            return originals.stream()
                    .flatMap(each -> each.input.path().stream())
                    .toList();
        }

        /** The SHA-256 of each file, once it has been read. */
        List<String> digests() {
            return digests;
        }

        @Override
        public void each(Taking taking) throws IOException {
            digests = limits.within(errand -> {
                List<Source> sources = new ArrayList<>();
                for (Original original : originals) {
                    sources.add(original.source(limits.allowance(errand)));
                }
                try (Room.Share share = errand.hold(() -> room.new Share())) {
                    read(
                            sources,
                            bytes -> errand.idle(() -> {
                                share.claim(bytes);
                                return share;
                            }),
                            taking);
                }
                return digests.isEmpty() ? sums(sources) : digests;
            });
        }

        private void read(List<Source> sources, Claiming claiming, Taking taking) throws IOException {
            List<Document> documents = new ArrayList<>();
            try {
                for (Source source : sources) {
                    documents.add(Guarded.read(session.formats().of(source), source));
                }
                reading.take(documents, claiming, taking);
            } finally {
                for (Document document : documents) {
                    document.close();
                }
            }
        }
    }

    private static List<String> sums(List<Source> sources) throws IOException {
        List<String> sums = new ArrayList<>();
        for (Source source : sources) {
            try (InputStream in = source.open()) {
                sums.add(Sha256.of(in));
            }
        }
        return sums;
    }

    /** Images that small ones are made of. */
    List<Files> made(List<Input> inputs, Degradation degradation) {
        Reading reading = (documents, claiming, taking) -> {
            Document document = documents.get(0);
            for (int page : document.pictures()) {
                claiming.claim(bytes(document, page));
                taking.take(LumaPair.of(image(document, page), scale, degradation));
            }
        };
        return inputs.stream()
                .map(input -> new Files(input.name(), reading, input))
                .toList();
    }

    /** Small images and large ones, of the same names. */
    List<Files> given(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new Files(
                        pair.name(),
                        (documents, claiming, taking) -> take(documents.get(0), documents.get(1), claiming, taking),
                        input(pair, pair.actual(), "there is no small image of it"),
                        input(pair, pair.expected(), "there is no large image of it")))
                .toList();
    }

    private static Input input(Pair pair, Optional<Path> file, String missing) {
        Optional<IOException> trouble = file.isPresent() ? Optional.empty() : Optional.of(new IOException(missing));
        return new Input(pair.name(), file, NOWHERE, trouble);
    }

    private void take(Document small, Document large, Claiming claiming, PairSource.Taking taking) throws IOException {
        List<Integer> in = small.pictures();
        List<Integer> out = large.pictures();
        if (in.size() != out.size()) {
            throw new IOException("the small file has " + in.size() + " pages and the large one " + out.size());
        }
        for (int i = 0; i < in.size(); i++) {
            claiming.claim(small.memory(in.get(i)) + bytes(large, out.get(i)));
            taking.take(LumaPair.of(image(small, in.get(i)), image(large, out.get(i)), scale));
        }
    }

    private static long bytes(Document document, int page) throws IOException {
        return document.memory(page)
                + PLANES * Float.BYTES * document.info(page).pixels();
    }

    private static Image image(Document document, int page) throws IOException {
        Image image = LargeImage.of(document.page(page));
        document.finish();
        return image;
    }
}
