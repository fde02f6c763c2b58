package upscale.regression;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import upscale.compare.Rules;
import upscale.format.Formats;
import upscale.job.Agreement;
import upscale.job.Limits;
import upscale.job.OutputNaming.Destination;
import upscale.job.Reference;
import upscale.job.Room;

/**
 * Compares what a run writes with what it should be, as pairs are compared.
 *
 * @param formats what files may be
 * @param limits what each pair may take
 * @param rules what is the same, of each pair
 * @param maps the difference maps that are drawn, if any are
 */
public record ResultJudge(Formats formats, Limits limits, Function<Pair, Rules> rules, Optional<DifferenceMaps> maps)
        implements Reference.Judge {
    @Override
    public Agreement compare(String name, Path actual, Path expected, Room room, int threads) {
        Pair pair = Pairing.ofFiles(name, actual, expected);
        Rules asked = rules.apply(pair);
        Outcome outcome = PairJob.run(
                pair, new PairJob.Terms(formats, limits, room, asked, Verdict.STRICT, maps, Optional.empty(), threads));
        return new Agreement(
                expected,
                outcome.status() == Status.SAME && outcome.trouble().isEmpty(),
                outcome.status().word(),
                Stream.concat(outcome.reasons().stream(), outcome.trouble().stream())
                        .toList(),
                outcome.pages(),
                outcome.maps(),
                asked.metrics());
    }

    @Override
    public Optional<Destination> map(String name) {
        return maps.map(each -> each.destination(name));
    }
}
