package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The value of an option that takes one of some names. */
final class Choice {
  private Choice() {}

  /**
   * The constant of a name.
   *
   * @throws UsageException if there is none
   */
  static <E extends Enum<E>> E of(
      String option, String name, E[] constants, Function<E, String> label) {
    return Arrays.stream(constants)
        .filter(constant -> label.apply(constant).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "%s takes %s, not %s"
                        .formatted(
                            option,
                            Arrays.stream(constants).map(label).collect(Collectors.joining(", ")),
                            name)));
  }
}
