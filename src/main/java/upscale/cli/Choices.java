package upscale.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.format.Formats;
import upscale.job.UpscalePlan;
import upscale.method.ChannelOrder;
import upscale.method.EvenOverlap;
import upscale.method.IndexLayout;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.Methods;
import upscale.method.NearestRounding;
import upscale.method.Target;

/** The words that an option may take, for help, completion and messages; those of plug-ins are among them. */
abstract class Choices implements Iterable<String> {
    abstract List<String> words();

    @Override
    public final Iterator<String> iterator() {
        return words().iterator();
    }

    /** How constants are written on the command line. */
    static List<String> spellings(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::spelling).toList();
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

    static final class Explained extends Choices {
        @Override
        List<String> words() {
            List<String> others = List.of("pixel-shuffle", "max-unpool");
            return Stream.concat(Stream.of("conv"), new MethodNames().words().stream())
                    .filter(name -> !others.contains(name))
                    .toList();
        }
    }

    static final class Pages extends Choices {
        @Override
        List<String> words() {
            return spellings(ExplainCommand.Layout.values());
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

    static final class Libraries extends Choices {
        @Override
        List<String> words() {
            return spellings(Like.values());
        }
    }

    static final class Edges extends Choices {
        @Override
        List<String> words() {
            return Stream.concat(
                            Arrays.stream(Edge.Kind.values())
                                    .filter(kind -> kind != Edge.Kind.VALUE)
                                    .map(Words::spelling),
                            Stream.of("zero"))
                    .toList();
        }
    }

    static final class Alignments extends Choices {
        @Override
        List<String> words() {
            return spellings(Alignment.values());
        }
    }

    static final class Roundings extends Choices {
        @Override
        List<String> words() {
            return spellings(NearestRounding.values());
        }
    }

    static final class Orders extends Choices {
        @Override
        List<String> words() {
            return spellings(ChannelOrder.values());
        }
    }

    static final class Layouts extends Choices {
        @Override
        List<String> words() {
            return KernelBank.Layout.BETWEEN_CHANNELS.stream()
                    .map(Words::spelling)
                    .toList();
        }
    }

    static final class Fits extends Choices {
        @Override
        List<String> words() {
            return spellings(Target.Fit.values());
        }
    }

    static final class AlphaModes extends Choices {
        @Override
        List<String> words() {
            return spellings(UpscalePlan.AlphaMode.values());
        }
    }

    static final class EvenOverlaps extends Choices {
        @Override
        List<String> words() {
            return spellings(EvenOverlap.values());
        }
    }

    static final class RangeModes extends Choices {
        @Override
        List<String> words() {
            return spellings(UpscalePlan.RangeMode.values());
        }
    }

    static final class Paddings extends Choices {
        @Override
        List<String> words() {
            return List.of("valid", "same", "same-lower");
        }
    }

    static final class IndexLayouts extends Choices {
        @Override
        List<String> words() {
            return spellings(IndexLayout.values());
        }
    }

    static final class PoolTypes extends Choices {
        @Override
        List<String> words() {
            return List.of("max", "average");
        }
    }

    static final class Shells extends Choices {
        @Override
        List<String> words() {
            return spellings(CompletionCommand.Shell.values());
        }
    }

    static final class Commands extends Choices {
        @Override
        List<String> words() {
            return List.copyOf(CommandLineProgram.COMMANDS);
        }
    }
}
