package dev.firth.cli.shell;

import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.OptionValue;
import dev.firth.runs.UsageException;
import java.util.Collection;
import java.util.Objects;

/** A run that goes on needs the options that it was begun with. */
public final class SameOptions {
  private SameOptions() {}

  /**
   * Compares options.
   *
   * @param before those of the run that was cut off
   * @param free names of options that may differ
   * @throws UsageException if another one differs
   */
  public static void require(
      EffectiveOptions before, EffectiveOptions now, Collection<String> free) {
    for (OptionValue option : now.all()) {
      String name = option.name();
      var old = before.find(name).map(OptionValue::value).orElse(null);
      if (!free.contains(name)
          && !Objects.equals(String.valueOf(old), String.valueOf(option.value()))) {
        throw new UsageException(
            "--resume needs the command that was cut off: %s was %s there and is %s now"
                .formatted(name, old, option.value()));
      }
    }
  }
}
