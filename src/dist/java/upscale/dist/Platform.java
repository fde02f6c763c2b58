package upscale.dist;

import java.util.Locale;

/**
 * What a runtime image is made for.
 *
 * @param os linux, macos or windows
 * @param arch x64, aarch64, or what Java calls another
 */
record Platform(String os, String arch) {
    /** Images are made for the system that they are made on. */
    static Platform here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
        String arch = System.getProperty("os.arch");
        return new Platform(os, arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }

    boolean isWindows() {
        return os.equals("windows");
    }

    String archiveSuffix() {
        return isWindows() ? ".zip" : ".tar.gz";
    }

    /** The launcher, which lies at the top of a checkout. */
    String launcher() {
        return isWindows() ? "upscale.cmd" : "upscale";
    }

    /** Where the Java machine looks for its archive of classes, below the runtime. */
    String classArchive() {
        return isWindows() ? "bin/server/classes.jsa" : "lib/server/classes.jsa";
    }

    @Override
    public String toString() {
        return os + "-" + arch;
    }
}
