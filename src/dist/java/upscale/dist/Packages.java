package upscale.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Makes what is released, of the packaged jar: a self-contained archive for the system that this runs on, a Debian package of the same
 * on Debian, the jar, notes, and the digests of them all. The same bytes come of the same sources, JDK and system.
 */
final class Packages {
    private Packages() {}

    /**
     * @param args the checkout; the folder of the build, with the jar in it; the folder of the results, in which all there is gets
     *     a digest; the version; the instant that every file is of
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path checkout = Path.of(args[0]);
        Path build = Path.of(args[1]);
        Path results = Files.createDirectories(Path.of(args[2]));
        String version = args[3];
        Instant time = Instant.parse(args[4]);

        ReleaseNotes.write(checkout.resolve("CHANGELOG.md"), version, results.resolve("RELEASE-NOTES.md"));
        BillOfMaterials.correct(results.resolve("upscale-" + version + ".cdx.json"));
        Path jar = Tree.copy(build.resolve("upscale.jar"), results.resolve("upscale-" + version + ".jar"));

        Platform platform = Platform.here();
        Path work = Tree.emptied(build.resolve("packages"));
        Path folder = work.resolve("upscale-" + version + "-" + platform);
        new SelfContained(checkout, jar, platform, time).make(folder);
        Archive.write(folder, time, results.resolve(folder.getFileName() + platform.archiveSuffix()));
        debian(checkout, folder, version, time, results);
        Digests.write(results);
    }

    private static void debian(Path checkout, Path folder, String version, Instant time, Path results)
            throws IOException, InterruptedException {
        if (Command.exists("dpkg-deb") && Command.exists("dpkg-shlibdeps")) {
            Path script = checkout.resolve("src/dist/deb/make");
            Command.run(
                    List.of(script.toString(), folder.toString(), version, results.toString()),
                    "SOURCE_DATE_EPOCH",
                    Long.toString(time.getEpochSecond()));
        } else {
            System.out.println("No Debian package is made: that takes dpkg-deb and dpkg-shlibdeps, of dpkg-dev");
        }
    }
}
