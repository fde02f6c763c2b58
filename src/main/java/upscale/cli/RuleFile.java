package upscale.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import upscale.inputs.NameFilter;
import upscale.job.JobResult;
import upscale.settings.Settings;
import upscale.settings.Settings.SettingsException;
import upscale.spelling.Spelling;

/**
 * Rules of comparisons by patterns of names, as a file has them: the options of {@link RuleArguments} without their dashes, read as the command line
 * reads them. Of the tables whose patterns match a name, the last that has an option counts.
 *
 * @param file it was read from
 */
record RuleFile(Path file, List<Table> tables) {
    private static final String METRICS = "--metrics";
    private static final String MASK = "--mask";

    /**
     * Rules of some files.
     *
     * @param names of which; of all if empty
     */
    record Table(Optional<NameFilter> names, List<Setting> settings) {}

    /**
     * A value of an option.
     *
     * @param place of the option among all
     * @param value none of a flag that is off
     */
    private record Setting(int place, Optional<Object> value) {}

    /** Reads one, whatever of it is going to be needed. */
    static RuleFile read(Path file) {
        try {
            List<Table> tables = new ArrayList<>();
            for (Settings.Table table : Settings.read(file).tables()) {
                List<Setting> settings = new ArrayList<>();
                for (Settings.Entry entry : table.entries()) {
                    settings.add(setting(file, entry, table.name().isEmpty()));
                }
                tables.add(new Table(table.name().map(name -> new NameFilter(List.of(name), List.of())), settings));
            }
            return new RuleFile(file, tables);
        } catch (SettingsException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException(
                    file + ": " + JobResult.Failed.because(file.toString(), e).reason());
        }
    }

    private static Setting setting(Path file, Settings.Entry entry, boolean ofAll) throws SettingsException {
        List<Option<?>> options = new RuleArguments().options();
        List<String> known =
                options.stream().map(option -> option.names()[0].substring(2)).toList();
        int place = known.indexOf(entry.key());
        if (place < 0) {
            throw new SettingsException(
                    file, entry.line(), "there is no rule " + entry.key() + Spelling.hint(entry.key(), known));
        }
        Option<?> option = options.get(place);
        String name = option.names()[0];
        if (name.equals(METRICS) && !ofAll) {
            throw new SettingsException(
                    file, entry.line(), "what is told is told of all: write metrics before the first table");
        } else if (option.isFlag() && !List.of("true", "false").contains(entry.word())) {
            throw new SettingsException(
                    file, entry.line(), entry.key() + " is true or false, not '" + entry.word() + "'");
        }
        try {
            parse(option, entry.word());
        } catch (ParameterException e) {
            throw new SettingsException(
                    file, entry.line(), CommandLineProgram.message(e).replaceFirst("^--", ""));
        }
        // From where the file is, as whoever wrote it saw it.
        Optional<Object> value = Optional.ofNullable(option.get());
        return new Setting(
                place,
                name.equals(MASK)
                        ? value.map(mask -> file.resolveSibling(mask.toString()).toString())
                        : value);
    }

    private static void parse(Option<?> option, String word) {
        CommandLine line = new CommandLine(CommandSpec.create().addOption(option.spec()));
        String name = option.names()[0];
        if (!option.isFlag()) {
            line.parseArgs(name + "=" + word);
        } else if (word.equals("true")) {
            line.parseArgs(name);
        }
    }

    /** Which of the tables are for a name. */
    List<Table> tables(Path name) {
        return tables.stream()
                .filter(table -> table.names().isEmpty() || table.names().get().takes(name))
                .toList();
    }

    /** What some of the tables come to, and the command line, which counts more. */
    static RuleArguments together(List<Table> tables, RuleArguments line) {
        RuleArguments all = new RuleArguments();
        List<Option<?>> options = all.options();
        for (Table table : tables) {
            for (Setting setting : table.settings()) {
                options.get(setting.place()).set(setting.value().orElse(null));
            }
        }
        List<Option<?>> given = line.options();
        IntStream.range(0, given.size())
                .filter(place -> given.get(place).isGiven())
                .forEach(place -> options.get(place).set(given.get(place).value()));
        return all;
    }
}
