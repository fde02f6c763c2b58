package upscale.cli;

/** The version as the jar's manifest states it. */
final class Version {
    private Version() {}

    /** What {@code --version} says. */
    static String line() {
        return CommandLineProgram.NAME + " " + number();
    }

    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
