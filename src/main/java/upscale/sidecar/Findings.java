package upscale.sidecar;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.Spacing;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/**
 * What was found beside an image file. A JSON file of the right name that speaks of other things is none of our business, and one that cannot
 * be read is no reason not to do the image.
 *
 * @param sidecar what the image comes with, if there is such a file
 * @param remarks what people should know of the file, one line each
 */
public record Findings(Optional<Sidecar> sidecar, List<String> remarks) {
    /** Bytes of the largest sidecar that is read: those of converters have some thousand. */
    static final int LARGEST = 1 << 20;

    private static final Findings NOTHING = new Findings(Optional.empty(), List.of());

    public Findings {
        remarks = List.copyOf(remarks);
    }

    /** Looks beside a file; beside standard input there is nothing. */
    public static Findings beside(Source source) {
        Optional<Path> file = source.path().map(Sidecar::of);
        return file.filter(json -> !json.equals(source.path().orElseThrow()) && Files.isRegularFile(json))
                .map(Findings::in)
                .orElse(NOTHING);
    }

    private static Findings in(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return leftAlone(file, "it has more than " + (LARGEST >> 20) + " MiB");
            }
            return of(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            return leftAlone(file, "it is not UTF-8");
        } catch (AccessDeniedException e) {
            return leftAlone(file, "permission denied");
        } catch (FormatException e) {
            return leftAlone(file, e.getMessage());
        } catch (IOException e) {
            return leftAlone(file, "it cannot be read");
        }
    }

    private static Findings of(Path file, String text) throws FormatException {
        Statements statements = Statements.of(text);
        if (!statements.areOfAnImage()) {
            return NOTHING;
        }
        List<String> remarks = new ArrayList<>();
        String understood = statements
                .understood(remark -> remarks.add(file + ": " + remark))
                .text();
        return StandardCharsets.UTF_8.newEncoder().canEncode(understood)
                ? new Findings(Optional.of(new Sidecar(file, understood)), remarks)
                : leftAlone(file, "it has halves of characters");
    }

    private static Findings leftAlone(Path file, String reason) {
        return new Findings(Optional.empty(), List.of(remark(file, reason)));
    }

    private static String remark(Path file, String reason) {
        return file + " is not taken for a sidecar: " + reason;
    }

    /** A page of the image, with what is said of it here but not in its own file. */
    public Page with(Page page) throws IOException {
        List<String> omissions = new ArrayList<>(page.omissions());
        omissions.addAll(remarks);
        Image image = page.image();
        Metadata metadata = page.metadata();
        if (sidecar.isPresent()) {
            Statements statements = Statements.of(sidecar.get().text());
            if (statements.fit(image.info())) {
                image = image(page, statements.bits());
                metadata = metadata(metadata, sidecar.get(), statements.spacing());
            } else {
                omissions.add(remark(
                        sidecar.get().file(),
                        "its Rows and Columns are those of another image, and this one has "
                                + image.info().width() + "x" + image.info().height() + " pixels"));
            }
        }
        return new Page(image, metadata, omissions);
    }

    private static Metadata metadata(Metadata own, Sidecar sidecar, Optional<Spacing> spacing) {
        Metadata all = own.with(sidecar)
                .with("sidecar", sidecar.file().getFileName().toString())
                .withResolution(own.resolution().or(() -> spacing.map(Spacing::resolution)));
        return spacing.isEmpty() || own.properties().containsKey("spacing")
                ? all
                : all.with("spacing", spacing.get().label());
    }

    // Some converters scale samples up to all bits: then the number of bits is no longer true of them.
    private static Image image(Page page, OptionalInt bits) throws IOException {
        ImageInfo info = page.image().info();
        if (bits.isEmpty()
                || info.colour() != Colour.GRAY
                || info.hasAlpha()
                || info.type().signed()
                || info.type().floating()
                || bits.getAsInt() >= info.significantBits()) {
            return page.image();
        }
        Raster image = page.raster();
        ImageInfo stated = info.withSignificantBits(bits.getAsInt());
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                if (image.get(0, x, y) > stated.max()) {
                    return image;
                }
            }
        }
        return image.describedAs(stated);
    }
}
