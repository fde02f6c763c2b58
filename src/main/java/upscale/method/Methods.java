package upscale.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** The methods there are: our own and those of plug-in jars. Immutable. */
public final class Methods {
    private final List<Method> all;

    private Methods(List<Method> all) {
        this.all = List.copyOf(all);
    }

    /** Every method that {@code loader} can see. */
    public static Methods load(ClassLoader loader) {
        List<Method> found = new ArrayList<>();
        ServiceLoader.load(Method.class, loader).forEach(found::add);
        return new Methods(found);
    }

    /** What {@code -m} takes: the methods that enlarge, and those that undo a pooling. */
    public List<Method> selectable() {
        return all.stream().filter(m -> m.enlarges() || m.unpools()).toList();
    }

    /** The methods that enlarge, whatever the image. */
    public List<Method> enlarging() {
        return all.stream().filter(Method::enlarges).toList();
    }

    public List<Method> all() {
        return all;
    }

    public Optional<Method> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all.stream().filter(m -> m.name().equals(wanted)).findFirst();
    }
}
