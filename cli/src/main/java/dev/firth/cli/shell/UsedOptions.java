package dev.firth.cli.shell;

import dev.firth.runs.OptionValue;
import dev.firth.runs.OptionValue.Origin;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options a command really has, and which of them the user gave. */
public final class UsedOptions {
  private UsedOptions() {}

  /** Whether the user gave an option, named with its dashes. */
  public static boolean isGiven(CommandSpec spec, String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  public static List<OptionValue> of(CommandSpec spec) {
    var given = spec.commandLine().getParseResult();
    var used = new ArrayList<OptionValue>();
    for (var positional : spec.positionalParameters()) {
      used.add(new OptionValue("corpus", plain(positional.getValue()), Origin.USER));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
        used.add(
            new OptionValue(
                option.longestName().replaceFirst("^-+", ""),
                plain(option.getValue()),
                given.hasMatchedOption(option) ? Origin.USER : Origin.DEFAULT));
      }
    }
    return used;
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
