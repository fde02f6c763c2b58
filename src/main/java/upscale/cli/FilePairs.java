package upscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.engine.Degradation;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Guarded;
import upscale.format.Source;
import upscale.image.Image;
import upscale.inputs.Input;
import upscale.learn.LargeImage;
import upscale.learn.LumaPair;
import upscale.learn.PairSource;
import upscale.regression.Pair;
import upscale.regression.Sha256;

/** Files as what is learned of: of each, all pictures. */
final class FilePairs {
    private final CommandLineProgram.Session session;
    private final LimitArguments limits;
    private final int scale;

    FilePairs(CommandLineProgram.Session session, LimitArguments limits, int scale) {
        this.session = session;
        this.limits = limits;
        this.scale = scale;
    }

    /** One that remembers what its files were. */
    abstract static class Files implements PairSource {
        private final String name;
        private final List<Path> paths;
        private List<String> digests = List.of();

        Files(String name, List<Path> paths) {
            this.name = name;
            this.paths = paths;
        }

        @Override
        public final String name() {
            return name;
        }

        final List<Path> paths() {
            return paths;
        }

        /** The SHA-256 of each file, once it has been read. */
        final List<String> digests() {
            return digests;
        }

        @Override
        public final void each(Taking taking) throws IOException {
            read(taking);
            List<String> found = new ArrayList<>();
            for (Path path : paths) {
                found.add(Sha256.of(path));
            }
            digests = found;
        }

        abstract void read(Taking taking) throws IOException;
    }

    /** Images that small ones are made of. */
    List<Files> made(List<Input> inputs, Degradation degradation) {
        return inputs.stream()
                .<Files>map(input ->
                        new Files(input.name(), input.path().stream().toList()) {
                            @Override
                            void read(Taking taking) throws IOException {
                                input.requireNoTrouble();
                                Path path = input.path()
                                        .orElseThrow(() -> new IOException("files are learned of, and - is none"));
                                within(errand -> {
                                    try (Document document = open(path, errand)) {
                                        for (int page : document.pictures()) {
                                            taking.take(LumaPair.of(image(document, page), scale, degradation));
                                        }
                                    }
                                });
                            }
                        })
                .toList();
    }

    /** Small images and large ones, of the same names. */
    List<Files> given(List<Pair> pairs) {
        return pairs.stream()
                .<Files>map(pair ->
                        new Files(
                                pair.name(),
                                java.util.stream.Stream.of(pair.actual(), pair.expected())
                                        .flatMap(Optional::stream)
                                        .toList()) {
                            @Override
                            void read(Taking taking) throws IOException {
                                Path small = pair.actual()
                                        .orElseThrow(() -> new IOException("there is no small image of it"));
                                Path large = pair.expected()
                                        .orElseThrow(() -> new IOException("there is no large image of it"));
                                within(errand -> {
                                    try (Document in = open(small, errand);
                                            Document out = open(large, errand)) {
                                        take(in, out, taking);
                                    }
                                });
                            }
                        })
                .toList();
    }

    private void take(Document small, Document large, PairSource.Taking taking) throws IOException {
        List<Integer> in = small.pictures();
        List<Integer> out = large.pictures();
        if (in.size() != out.size()) {
            throw new IOException("the small file has " + in.size() + " pages and the large one " + out.size());
        }
        for (int i = 0; i < in.size(); i++) {
            taking.take(LumaPair.of(image(small, in.get(i)), image(large, out.get(i)), scale));
        }
    }

    private static Image image(Document document, int page) throws IOException {
        return LargeImage.of(document.page(page));
    }

    private Document open(Path path, Allowance allowance) throws IOException {
        Source source = Source.of(path, allowance);
        return Guarded.read(session.formats().of(source), source);
    }

    /** What is done while files are open. */
    private interface Reading {
        void run(Allowance allowance) throws IOException;
    }

    private void within(Reading reading) throws IOException {
        limits.limits().within(errand -> {
            reading.run(limits.limits().allowance(errand));
            return true;
        });
    }
}
