package dev.firth.cli.vectors;

import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.BadInputException;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.OptionValue;
import dev.firth.runs.OptionValue.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of an update, some of which come from the training that it goes on with. */
final class UpdateOptions {
  /** What a model is; what a training's course was (rate, epochs, seed, threads) is not taken. */
  private static final List<String> TAKEN =
      List.of(
          "model",
          "loss",
          "window",
          "window-mode",
          "negative",
          "ns-exponent",
          "cbow-mean",
          "sample",
          "sharing",
          "tokenizer",
          "lowercase",
          "fold");

  private final CommandSpec spec;
  private final Set<String> taken = new HashSet<>();

  UpdateOptions(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * Gives options that the user left open the values of an earlier run.
   *
   * @throws BadInputException if the directory has no options, or others
   */
  void takeFrom(Path run) throws IOException {
    Path file = run.resolve("options.json");
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(run + " is not the directory of a run: it has no options.json");
    }
    var before = EffectiveOptions.read(file);
    for (String name : TAKEN) {
      if (!UsedOptions.isGiven(spec, "--" + name)) {
        var value = before.find(name).map(OptionValue::value);
        if (value.isEmpty()) {
          throw new BadInputException(file + " lacks the option " + name + " of a training");
        }
        set(spec.findOption("--" + name), value.get(), file);
        taken.add(name);
      }
    }
  }

  private static void set(OptionSpec option, Object value, Path file) throws BadInputException {
    Class<?> type = option.type();
    if (type == int.class && value instanceof Number number) {
      option.setValue(number.intValue());
    } else if (type == double.class && value instanceof Number number) {
      option.setValue(number.doubleValue());
    } else if ((type == String.class && value instanceof String)
        || (type == boolean.class && value instanceof Boolean)) {
      option.setValue(value);
    } else {
      throw new BadInputException(
          "%s: %s cannot be %s".formatted(file, option.longestName(), value));
    }
  }

  /** All options as they are in the end, with their origins. */
  EffectiveOptions effective(UpdateCommand command) {
    var used = new ArrayList<OptionValue>();
    used.add(new OptionValue("vectors", command.model.file.toString(), Origin.USER));
    used.add(new OptionValue("corpus", command.corpus, Origin.USER));
    used.add(new OptionValue("dim", command.training.dim, Origin.FILE));
    for (var option : UsedOptions.of(spec)) {
      if (taken.contains(option.name())) {
        used.add(new OptionValue(option.name(), option.value(), Origin.FILE));
      } else if (!option.name().equals("corpus")) {
        used.add(option);
      }
    }
    return EffectiveOptions.of(used);
  }
}
