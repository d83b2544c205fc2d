package dev.firth.runs;

import java.util.Objects;

/**
 * The value an option had in a run, and who set it.
 *
 * @param name as typed on the command line, without the dashes
 * @param value a number, a string, a boolean or a list of these; null if the option was not set and
 *     has no default
 * @param origin who set it
 */
public record OptionValue(String name, Object value, Origin origin) {
  /** Where a value comes from. */
  public enum Origin {
    /** Built into Firth. */
    DEFAULT,
    /** Given on the command line or by the calling program. */
    USER,
    /** Read from a file of options, such as the {@code options.json} of an earlier run. */
    FILE
  }

  public OptionValue {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
  }
}
