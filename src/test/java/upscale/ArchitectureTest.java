package upscale;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dependency rule, and the few things that only one class or package may do. */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Compiled by the profile spark alone. */
    private static final Path SPARK_SOURCES = Path.of("src", "spark", "java");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("upscale");

    private static final List<String> METHOD_API = List.of("upscale.method", "upscale.engine", "upscale.image");
    private static final List<String> FORMAT_API = List.of("upscale.format", "upscale.image");

    /** Formats that may stand on what ImageIO-backed formats share. */
    private static final Set<String> ON_IMAGEIO = Set.of("bmp", "gif", "jpeg", "tiff", "webp");

    /**
     * What a package of ours may depend on beside itself and the JDK; a package that has no entry fails, so that nobody forgets to
     * say where it belongs.
     */
    private static Collection<String> mayUse(String name) {
        if (name.equals("upscale.method.learned")) { // models, as files hold them
            return with(
                    METHOD_API, "upscale.rows", "upscale.network", "upscale.bank", "upscale.tensor", "upscale.format");
        }
        if (name.startsWith("upscale.method.")) {
            return with(METHOD_API, "upscale.rows");
        }
        if (name.startsWith("upscale.format.")) {
            if (name.equals("upscale.format.npy")) {
                return with(FORMAT_API, "upscale.tensor"); // one reader of array headers, for images and for weights
            }
            if (name.equals("upscale.format.dicom")) {
                return with(FORMAT_API, "upscale.format.imageio", "upscale.format.dicom.jpegls");
            }
            return ON_IMAGEIO.contains(name.substring("upscale.format.".length()))
                    ? with(FORMAT_API, "upscale.format.imageio")
                    : FORMAT_API;
        }
        List<String> job = with(
                METHOD_API,
                "upscale.format",
                "upscale.inputs",
                "upscale.spelling",
                "upscale.sidecar",
                "upscale.stage",
                "upscale.sweep",
                "upscale.compare");
        return switch (name) {
            case "upscale.image", "upscale.rows", "upscale.settings", "upscale.layout", "upscale.spelling" -> List.of();
            case "upscale.inputs" -> List.of("upscale.spelling");
            case "upscale.sweep" -> List.of("upscale.image");
            case "upscale.engine", "upscale.stage" -> List.of("upscale.rows", "upscale.image");
            case "upscale.compare" -> List.of("upscale.stage", "upscale.sweep", "upscale.rows", "upscale.image");
            case "upscale.method" -> List.of("upscale.engine", "upscale.image");
            case "upscale.format" -> List.of("upscale.image");
            // arrays as files hold them, and the kernels that they are
            case "upscale.tensor" -> List.of("upscale.format", "upscale.engine", "upscale.image", "upscale.spelling");
            case "upscale.sidecar" -> FORMAT_API; // what lies beside an image file, whatever its format
            case "upscale.job" -> job;
            // compositions of methods are made here, through the registry; what they hold is computed by a sweep
            case "upscale.chain" -> with(METHOD_API, "upscale.rows", "upscale.sweep", "upscale.spelling");
            case "upscale.explain" -> METHOD_API; // shows what methods do, through the registry
            case "upscale.checkerboard" -> List.of("upscale.image"); // reads an image, makes none
            case "upscale.bank" ->
                List.of("upscale.engine", "upscale.rows", "upscale.tensor", "upscale.format", "upscale.image");
            case "upscale.network" -> List.of("upscale.rows", "upscale.sweep", "upscale.tensor", "upscale.format");
            // pairs of small and large images, and what is learned of them
            case "upscale.learn" ->
                List.of(
                        "upscale.network",
                        "upscale.bank",
                        "upscale.tensor",
                        "upscale.engine",
                        "upscale.compare",
                        "upscale.stage",
                        "upscale.sweep",
                        "upscale.format",
                        "upscale.rows",
                        "upscale.image");
            // methods scored by what they make of small images
            case "upscale.evaluate" ->
                with(METHOD_API, "upscale.learn", "upscale.compare", "upscale.stage", "upscale.telling");
            // crops enlarged as the main job does it, and how they are shown
            case "upscale.preview" -> with(job, "upscale.job", "upscale.terminal");
            case "upscale.terminal" -> List.of("upscale.image");
            case "upscale.telling" ->
                // what came of a run, for people and programs
                List.of("upscale.job", "upscale.compare", "upscale.stage", "upscale.image");
            case "upscale.regression" -> with(FORMAT_API, "upscale.job", "upscale.compare", "upscale.sweep");
            // what came of pairs, for people and programs
            case "upscale.outcomes" ->
                List.of(
                        "upscale.telling",
                        "upscale.regression",
                        "upscale.job",
                        "upscale.compare",
                        "upscale.sweep",
                        "upscale.format",
                        "upscale.image");
            case "upscale.cli" ->
                with(
                        job,
                        "upscale.tensor",
                        "upscale.job",
                        "upscale.telling",
                        "upscale.regression",
                        "upscale.outcomes",
                        "upscale.settings",
                        "upscale.layout",
                        "upscale.chain",
                        "upscale.checkerboard",
                        "upscale.learn",
                        "upscale.bank", // whose files are told from those of networks
                        "upscale.evaluate",
                        "upscale.preview",
                        "upscale.terminal",
                        "upscale.network", // which are trained as was typed
                        "upscale.method.learned", // whose models are files that are named
                        "upscale.explain");
            // the command line as a job of Spark
            case "upscale.spark" ->
                List.of("upscale.cli", "upscale.telling", "upscale.job", "upscale.inputs", "upscale.image");
            case "upscale" -> List.of("upscale.cli", "upscale.telling", "upscale.regression", "upscale.sweep");
            default -> throw new AssertionError("ArchitectureTest does not know what " + name + " may depend on");
        };
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    // ---- the guard: what follows would hold of nothing at all, too

    @Test
    void everyClassOfTheSourcesIsSeen() throws IOException {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (JavaClass c : CLASSES) {
            if (c.isTopLevelClass()) {
                seen.computeIfAbsent(c.getPackageName(), p -> new TreeSet<>()).add(c.getSimpleName());
            }
        }
        assertThat(seen).isEqualTo(sources());
        assertThat(seen.keySet())
                .contains("upscale.image", "upscale.rows", "upscale.engine", "upscale.sweep", "upscale.method")
                .contains("upscale.format");
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    private static Map<String, Set<String>> sources() throws IOException {
        Map<String, Set<String>> sources = new TreeMap<>(sources(SOURCES));
        if (CLASSES.contain("upscale.spark.Upscale")) {
            sources.putAll(sources(SPARK_SOURCES));
        }
        return sources;
    }

    private static Map<String, Set<String>> sources(Path root) throws IOException {
        Map<String, Set<String>> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.endsWith(".java") && !f.endsWith("-info.java"))
                    .forEach(f -> sources.computeIfAbsent(
                                    f.substring(0, f.lastIndexOf('/')).replace('/', '.'), p -> new TreeSet<>())
                            .add(f.substring(f.lastIndexOf('/') + 1, f.length() - ".java".length())));
        }
        return sources;
    }

    // ---- who may depend on whom

    @TestFactory
    Stream<DynamicTest> packagesUseOnlyWhatTheyMay() throws IOException {
        return sources().keySet().stream().map(name -> dynamicTest(name, () -> usesOnlyWhatItMay(name)));
    }

    private static void usesOnlyWhatItMay(String name) {
        Collection<String> allowed = mayUse(name);
        List<String> broken = CLASSES.stream()
                .filter(c -> c.getPackageName().equals(name))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> isOurs(d.getTargetClass()))
                .filter(d -> !d.getTargetClass().getPackageName().equals(name)
                        && !allowed.contains(d.getTargetClass().getPackageName()))
                .map(Dependency::getDescription)
                .toList();
        assertThat(broken).as(name + " may use " + allowed).isEmpty();
    }

    private static boolean isOurs(JavaClass c) {
        return c.getPackageName().equals("upscale") || c.getPackageName().startsWith("upscale.");
    }

    @Test
    void onlyKnownLibrariesAreUsedAndOnlyWhereTheyBelong() {
        Predicate<String> formats = p -> p.startsWith("upscale.format");
        Predicate<String> spark = p -> p.equals("upscale.spark");
        Map<String, Predicate<String>> libraries = Map.ofEntries(
                Map.entry("com.google.gson", p -> p.equals("upscale.sidecar") || p.equals("upscale.settings")),
                Map.entry("org.commonmark", p -> p.equals("upscale.layout")),
                Map.entry("org.tomlj", p -> p.equals("upscale.settings")),
                Map.entry("me.tongfei.progressbar", p -> p.equals("upscale.telling")),
                Map.entry("picocli", p -> p.equals("upscale.cli")),
                Map.entry("com.sun.management", p -> p.equals("upscale.cli")),
                Map.entry("java.awt", formats),
                Map.entry("javax.imageio", formats),
                Map.entry("org.w3c.dom", formats),
                Map.entry("com.twelvemonkeys", p -> p.startsWith("upscale.format.")),
                Map.entry("org.apache.spark", spark),
                Map.entry("org.apache.hadoop", spark),
                Map.entry("scala", spark));
        List<String> broken = CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> {
                    String from = d.getOriginClass().getPackageName();
                    String to = d.getTargetClass().getPackageName();
                    return libraries.entrySet().stream()
                            .filter(e -> to.equals(e.getKey()) || to.startsWith(e.getKey() + "."))
                            .findFirst()
                            .map(e -> !e.getValue().test(from))
                            .orElse(!isOurs(d.getTargetClass())
                                    && !to.isEmpty() // primitives
                                    && !to.startsWith("java."));
                })
                .map(Dependency::getDescription)
                .toList();
        assertThat(broken).isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("upscale.(**)").should().beFreeOfCycles());
    }

    // ---- what only some may do

    @Test
    void theVectorApiIsUsedByAtMostOneClassOfRows() {
        Set<String> users = new TreeSet<>();
        CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> d.getTargetClass().getPackageName().startsWith("jdk.incubator"))
                .forEach(d -> users.add(d.getOriginClass().getName().replaceAll("\\$.*", "")));
        assertThat(users).hasSizeLessThan(2).allMatch(u -> u.startsWith("upscale.rows."));
    }

    private static final ArchRule SAME_ON_EVERY_MACHINE = noClasses()
            .should()
            .accessTargetWhere(target(
                    Math.class,
                    "sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot|fma"))
            .because("these differ between machines (StrictMath's do not), and fused sums differ from plain ones");

    private static final ArchRule SAME_IN_EVERY_LOCALE = noClasses()
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("the default locale is used") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return access instanceof JavaMethodCall call
                            && call.getTargetOwner().getName().startsWith("java.")
                            && !call.getTargetOwner().isEquivalentTo(Character.class) // the same everywhere
                            && Set.of("format", "formatted", "printf", "toLowerCase", "toUpperCase")
                                    .contains(call.getName())
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Locale.class));
                }
            })
            .because("elsewhere digits and letters are others; Locale.ROOT is named");

    private static final ArchRule STANDARD_STREAMS_AND_EXIT_BELONG_TO_MAIN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("upscale.Main")
            .and(are(not(named("upscale\\.OwnProcess.*")))) // ends at once on a second signal
            .and()
            .doNotHaveFullyQualifiedName("upscale.spark.Upscale") // which a process begins with, too
            .should()
            .accessTargetWhere(target(System.class, "out|err|in|exit|setOut|setErr|setIn"))
            .orShould()
            .accessTargetWhere(target(FileDescriptor.class, "out|err|in"))
            .orShould()
            .accessTargetWhere(target(Runtime.class, "exit|halt"))
            .orShould()
            .accessTargetWhere(target(Throwable.class, "printStackTrace"))
            .because("everything else is handed its streams, so that it can be tested and embedded");

    private static final ArchRule SERVICES_ARE_LOADED_BY_THE_REGISTRIES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("upscale.method.Methods")
            .and()
            .doNotHaveFullyQualifiedName("upscale.format.Formats")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class);

    private static final ArchRule THREADS_BELONG_TO_THE_SWEEPS = noClasses()
            .that()
            .resideOutsideOfPackage("upscale.sweep")
            .and(are(not(named("upscale\\.OwnProcess.*")))) // gives up what hangs at the end
            .should()
            .accessTargetWhere(target(Thread.class, "<init>|start|startVirtualThread|ofVirtual|ofPlatform|sleep"))
            .orShould()
            .dependOnClassesThat(named(
                    "java\\.util\\.concurrent\\.(.*Executor.*|ForkJoin.*|CompletableFuture)" + "|java\\.util\\.Timer"))
            .orShould()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("a parallel stream") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return Set.of("parallel", "parallelStream", "parallelSort", "parallelSetAll", "parallelPrefix")
                            .contains(access.getTarget().getName());
                }
            });

    private static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager)(\\$.*)?");

    @Test
    void transcendentalFunctionsAreTheStrictOnes() {
        check(SAME_ON_EVERY_MACHINE);
    }

    @Test
    void textIsTheSameInEveryLocale() {
        check(SAME_IN_EVERY_LOCALE);
    }

    @Test
    void standardStreamsAndExitBelongToMain() {
        check(STANDARD_STREAMS_AND_EXIT_BELONG_TO_MAIN);
    }

    @Test
    void servicesAreLoadedByTheRegistries() {
        check(SERVICES_ARE_LOADED_BY_THE_REGISTRIES);
    }

    @Test
    void threadsBelongToTheSweeps() {
        check(THREADS_BELONG_TO_THE_SWEEPS);
    }

    @Test
    void namesSayWhatAClassIs() {
        check(NAMES_SAY_WHAT_A_CLASS_IS);
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String members) {
        Pattern pattern = Pattern.compile(members);
        return new DescribedPredicate<>(owner.getSimpleName() + "." + members) {
            @Override
            public boolean test(JavaAccess<?> access) {
                return access.getTargetOwner().isAssignableTo(owner)
                        && pattern.matcher(access.getTarget().getName()).matches();
            }
        };
    }

    private static DescribedPredicate<JavaClass> named(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new DescribedPredicate<>(regex) {
            @Override
            public boolean test(JavaClass c) {
                return pattern.matcher(c.getName()).matches();
            }
        };
    }

    // ---- rules that nothing could break would hold as well: each is shown something that breaks it

    @Test
    void theRulesCanBeBroken() {
        JavaClasses broken = new ClassFileImporter().importClasses(CulpritManager.class);
        List<ArchRule> rules = List.of(
                SAME_ON_EVERY_MACHINE,
                SAME_IN_EVERY_LOCALE,
                STANDARD_STREAMS_AND_EXIT_BELONG_TO_MAIN,
                SERVICES_ARE_LOADED_BY_THE_REGISTRIES,
                THREADS_BELONG_TO_THE_SWEEPS,
                NAMES_SAY_WHAT_A_CLASS_IS);
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.evaluate(broken).hasViolation())
                        .as(rule.getDescription())
                        .isTrue());
    }

    /** Does everything that is forbidden. */
    static final class CulpritManager {
        java.util.function.DoubleUnaryOperator sine = Math::sin;

        void run() {
            System.out.printf("%s", ServiceLoader.load(Runnable.class));
            new Thread(this::run).start();
        }
    }
}
