package dev.firth.cli.shell;

import dev.firth.runs.NearestName;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A file of options: a line {@code name = value} for each, without the dashes; empty lines and
 * those that begin with {@code #} are remarks. It is made from what {@code --help} is made from.
 */
final class ConfigFile {
  private static final int WIDTH = 78;

  private ConfigFile() {}

  /**
   * All options of a command with what they mean and their values; those without one as remarks.
   */
  static String text(CommandSpec spec) {
    var text = new StringBuilder();
    text.append("# Options of ").append(spec.qualifiedName()).append(" for its --config.\n");
    for (OptionSpec option : spec.options()) {
      if (ConfigOptions.isConfigurable(option)) {
        text.append('\n').append(remark(option)).append(line(option)).append('\n');
      }
    }
    return text.toString();
  }

  private static String remark(OptionSpec option) {
    String description = String.join(" ", option.description());
    var remark = new StringBuilder();
    var line = new StringBuilder("#");
    for (String word : Ansi.OFF.string(description).split("\\s+")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        remark.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    return remark.append(line).append('\n').toString();
  }

  private static String line(OptionSpec option) {
    String name = UsedOptions.name(option);
    Object value = option.getValue();
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      String label = option.paramLabel().isEmpty() ? "" : " " + option.paramLabel();
      return "# " + name + " =" + label;
    }
    return name + " = " + shown(value);
  }

  private static String shown(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(ConfigFile::shown).collect(Collectors.joining(","))
        : value instanceof Enum<?> constant
            ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
            : value.toString();
  }

  /**
   * Reads a file.
   *
   * @return values by the options' names without dashes
   * @throws UsageException if a line is none of these, or names an option that the command lacks;
   *     the nearest that it has is named
   */
  static Map<String, String> read(Path file, CommandSpec spec) throws IOException {
    List<String> known =
        spec.options().stream()
            .filter(ConfigOptions::isConfigurable)
            .map(UsedOptions::name)
            .toList();
    var values = new LinkedHashMap<String, String>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        add(text, file + ":" + number, known, values);
      }
    }
    return values;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new UsageException(file + " is no file of options: it is not UTF-8");
    }
  }

  private static void add(
      String line, String place, List<String> known, Map<String, String> values) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new UsageException(
          place + ": '" + line + "' is no option: write name = value, remarks after #");
    }
    String name = line.substring(0, equals).strip();
    if (!known.contains(name)) {
      throw new UsageException(
          place + ": there is no option '" + name + "'" + NearestName.question(name, known));
    }
    if (values.putIfAbsent(name, line.substring(equals + 1).strip()) != null) {
      throw new UsageException(place + ": '" + name + "' is given twice");
    }
  }
}
