package upscale.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import upscale.engine.Kernels;
import upscale.explain.Explained;
import upscale.format.Formats;
import upscale.method.Method;
import upscale.method.Methods;

/** The words that an option may take, for help, completion and messages; those of plug-ins are among them. */
abstract class Choices implements Iterable<String> {
    abstract List<String> words();

    @Override
    public final Iterator<String> iterator() {
        return words().iterator();
    }

    static final class MethodNames extends Choices {
        @Override
        List<String> words() {
            Stream<String> methods = Methods.load(Choices.class.getClassLoader()).selectable().stream()
                    .map(Method::name);
            return Stream.concat(methods, new KernelNames().words().stream())
                    .distinct()
                    .toList();
        }
    }

    static final class Operators extends Choices {
        @Override
        List<String> words() {
            Stream<String> methods = Methods.load(Choices.class.getClassLoader()).all().stream()
                    .filter(Explained::knows)
                    .map(ExplainCommand::shortName);
            return Stream.concat(methods, new KernelNames().words().stream())
                    .distinct()
                    .toList();
        }
    }

    static final class KernelNames extends Choices {
        @Override
        List<String> words() {
            return Kernels.families().stream().map(Kernels.Family::name).toList();
        }
    }

    static final class FormatNames extends Choices {
        @Override
        List<String> words() {
            return Formats.load(Choices.class.getClassLoader()).writable();
        }
    }

    static final class PoolTypes extends Choices {
        @Override
        List<String> words() {
            return List.of("max", "average");
        }
    }

    /** What there is help on. */
    static final class Subjects extends Choices {
        @Override
        List<String> words() {
            return Stream.concat(CommandLineProgram.COMMANDS.stream(), HelpTopics.names().stream())
                    .distinct()
                    .toList();
        }
    }

    static final class Commands extends Choices {
        @Override
        List<String> words() {
            return List.copyOf(CommandLineProgram.COMMANDS);
        }
    }
}
