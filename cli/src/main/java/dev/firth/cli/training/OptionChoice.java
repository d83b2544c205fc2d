package dev.firth.cli.training;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.model.ConfigObject;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Values of options that are the constants of an enumeration, written as in configurations. */
public final class OptionChoice {
  private OptionChoice() {}

  /**
   * The constant of a name.
   *
   * @throws UsageException if there is none; the message has all names
   */
  public static <E extends Enum<E>> E of(String option, String name, E[] constants) {
    for (E constant : constants) {
      if (ConfigObject.label(constant).equals(name)) {
        return constant;
      }
    }
    throw new UsageException("%s takes %s, not %s".formatted(option, labels(constants), name));
  }

  private static String labels(Enum<?>[] constants) {
    return Arrays.stream(constants).map(ConfigObject::label).collect(Collectors.joining(", "));
  }
}
