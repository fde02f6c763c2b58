package upscale.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with all that the program needs: a Java runtime of few modules with an archive of classes, the jar, the launcher, what shells
 * and {@code man} read, and licences.
 */
final class SelfContained {
    /**
     * Those that jdeps finds, but for java.sql, which picocli and Gson look for and do without; and jdk.unsupported, in which signals
     * are looked up by name. DistributionIT holds it.
     */
    static final String MODULES = "java.base,java.desktop,java.management,jdk.management,jdk.unsupported";

    /** Libraries for screens and sound, which want those of others, and a tool. */
    private static final String UNUSED = "**awt_xawt.*,**jawt.*,**jsound.*,**splashscreen.*,**keytool*";

    private final Path checkout;
    private final Path jar;
    private final Platform platform;
    private final Instant time;

    SelfContained(Path checkout, Path jar, Platform platform, Instant time) {
        this.checkout = checkout;
        this.jar = jar;
        this.platform = platform;
        this.time = time;
    }

    void make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        link(folder.resolve("runtime"));
        Tree.copy(jar, folder.resolve("upscale.jar"));
        for (String file : List.of(platform.launcher(), "LICENSE", "NOTICE", "CHANGELOG.md")) {
            Tree.copy(checkout.resolve(file), folder.resolve(file));
        }
        // The archive of classes remembers the times of the jar and the modules.
        Tree.setTime(folder, time);
        archiveClasses(folder);
        askForPages(folder);
        Tree.setTime(folder, time);
    }

    /** The launcher tells start-up caches apart by the build of the runtime, which is therefore another for another jar. */
    private void link(Path runtime) throws IOException, InterruptedException {
        String build = Runtime.version() + "-" + Digests.of(jar).substring(0, 12);
        Command.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--add-modules=" + MODULES,
                "--strip-java-debug-attributes",
                "--no-man-pages",
                "--no-header-files",
                "--exclude-files=" + UNUSED,
                "--release-info=add:JAVA_RUNTIME_VERSION=\"" + build + "\"",
                "--output=" + runtime));
    }

    /**
     * Makes the archive that this Java starts with of what the common jobs load. Interpreted and on one processor they load the same
     * classes each time; the rest of what is remembered of them, lines of "@cp", depends on time.
     */
    private void archiveClasses(Path folder) throws IOException, InterruptedException {
        Path work = Tree.emptied(folder.resolveSibling("rehearsal"));
        Path loaded = work.resolve("loaded");
        List<String> rehearsal = java(
                folder,
                "-Xshare:off",
                "-Xint",
                "-XX:ActiveProcessorCount=1",
                "-XX:DumpLoadedClassList=" + loaded,
                "-cp",
                "upscale.jar",
                "upscale.Rehearsal",
                work.toString());
        Command.run(rehearsal, folder, work.resolve("out"));
        List<String> classes = Files.readAllLines(loaded).stream()
                .filter(line -> !line.startsWith("@cp") && !line.startsWith("#"))
                .map(line -> line.replaceFirst(" id: .*", ""))
                .sorted()
                .distinct()
                .toList();
        Path list = Files.write(work.resolve("classes"), classes);
        List<String> dump = java(
                folder,
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + folder.resolve("runtime").resolve(platform.classArchive()));
        if (Runtime.version().feature() >= 19) { // earlier ones take such an archive only where it was made
            // Of what stands before the name Java knows later that it may differ; it is the same in every build.
            dump.addAll(List.of("-cp", Path.of(".", "upscale.jar").toString()));
        }
        Command.run(dump, folder, work.resolve("out"));
    }

    private void askForPages(Path folder) throws IOException, InterruptedException {
        Path share = folder.resolve("share");
        ask(folder, share.resolve("bash-completion/completions/upscale"), "completion", "bash");
        ask(folder, share.resolve("zsh/site-functions/_upscale"), "completion", "zsh");
        ask(folder, share.resolve("fish/vendor_completions.d/upscale.fish"), "completion", "fish");
        Path pages = Files.createDirectories(share.resolve("man/man1"));
        ask(folder, folder.resolveSibling("man"), "man", "--all", pages.toString());
    }

    private void ask(Path folder, Path answer, String... words) throws IOException, InterruptedException {
        List<String> command = java(folder, "-jar", "upscale.jar");
        command.addAll(List.of(words));
        Command.run(command, folder, answer);
    }

    /** The runtime's Java, which says nothing of its own. */
    private static List<String> java(Path folder, String... words) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("runtime/bin/java").toString());
        command.addAll(List.of("-Xlog:disable", "-Djava.awt.headless=true", "-XX:+UseSerialGC"));
        command.addAll(List.of(words));
        return command;
    }
}
