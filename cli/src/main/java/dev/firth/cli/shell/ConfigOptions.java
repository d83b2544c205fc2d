package dev.firth.cli.shell;

import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --config} and {@code --print-config}: options from a file, and such a file. */
public final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Take options from a file as --print-config writes it; those of the command line come"
              + " before it (default: none).")
  private Path file;

  @Option(
      names = "--print-config",
      description =
          "Print a file for --config with all options, what they mean and their values now, and"
              + " stop (default: no).")
  private boolean print;

  private Map<String, String> values = Map.of();

  /**
   * Takes the options of the file, if one is named.
   *
   * @return whether there is work to do: not if the options were only to be printed
   * @throws UsageException if the file is none of options, or names one that the command lacks
   */
  public boolean apply(CommandSpec spec, Console console) throws IOException {
    boolean printed = print;
    if (file != null) {
      read(spec);
    }
    if (printed) {
      console.out().print(ConfigFile.text(spec));
    }
    return !printed;
  }

  private void read(CommandSpec spec) throws IOException {
    Path from = file;
    values = ConfigFile.read(from, spec);
    Map<String, String> read = values;
    var defaults = spec.defaultValueProvider();
    spec.defaultValueProvider(
        arg -> {
          String value = arg instanceof OptionSpec o ? read.get(UsedOptions.name(o)) : null;
          return value != null || defaults == null ? value : defaults.defaultValue(arg);
        });
    CommandLine whole = spec.root().commandLine();
    try {
      // Once more, now with the file's values where the command line has none.
      whole.parseArgs(whole.getParseResult().originalArgs().toArray(String[]::new));
    } catch (ParameterException e) {
      throw new UsageException(from + ": " + Failures.oneLine(e.getMessage()));
    } finally {
      spec.defaultValueProvider(defaults);
    }
    values = read;
  }

  /** Names without dashes of the options that the file gave. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Whether an option belongs into a file of options. */
  static boolean isConfigurable(ArgSpec arg) {
    return arg instanceof OptionSpec option
        && !option.inherited()
        && !option.usageHelp()
        && !option.versionHelp()
        && !option.hidden()
        && !Set.of("config", "print-config", "resume").contains(UsedOptions.name(option));
  }
}
