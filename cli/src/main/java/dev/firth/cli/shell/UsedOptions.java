package dev.firth.cli.shell;

import dev.firth.runs.OptionValue;
import dev.firth.runs.OptionValue.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options a command really has, and which of them the user gave. */
public final class UsedOptions {
  private UsedOptions() {}

  /** Whether the user gave an option, named with its dashes. */
  public static boolean isGiven(CommandSpec spec, String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** The options of a command that takes none from a file. */
  public static List<OptionValue> of(CommandSpec spec) {
    return of(spec, Set.of());
  }

  /**
   * The options of a command.
   *
   * @param ofFile names without dashes of those that a file of options gave
   */
  public static List<OptionValue> of(CommandSpec spec, Set<String> ofFile) {
    var given = spec.commandLine().getParseResult();
    var used = new ArrayList<OptionValue>();
    for (var positional : spec.positionalParameters()) {
      String name = positional.paramLabel().toLowerCase(Locale.ROOT);
      used.add(new OptionValue(name, plain(positional.getValue()), Origin.USER));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
        String name = name(option);
        Origin otherwise = ofFile.contains(name) ? Origin.FILE : Origin.DEFAULT;
        used.add(
            new OptionValue(
                name,
                plain(option.getValue()),
                given.hasMatchedOption(option) ? Origin.USER : otherwise));
      }
    }
    return used;
  }

  /** An option's name without dashes. */
  static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean flag -> flag;
      case List<?> list -> list.stream().map(Object::toString).toList();
      default -> value.toString();
    };
  }
}
