package dev.firth.cli.translate;

import dev.firth.runs.BadInputException;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which sentences of a report are translated. */
final class SampleOptions {
  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Sentences that are translated, evenly spread over the text (default: ${DEFAULT-VALUE};"
              + " Firth).")
  int samples;

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "Text to take them from (default: that of the training's validation).")
  Path source;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Its translation, line by line (default: that of the training's validation).")
  Path target;

  /**
   * @throws UsageException if the options make no sense
   */
  void check() {
    if (samples < 0) {
      throw new UsageException("--samples takes 0 or a number above it, not " + samples);
    }
    if ((source == null) != (target == null)) {
      throw new UsageException("--source and --target go together");
    }
  }

  /**
   * The sentences.
   *
   * @param options of the training
   */
  TranslationSamples of(EffectiveOptions options) throws BadInputException {
    return source != null
        ? new TranslationSamples(source, target, samples)
        : new TranslationSamples(
            validated(options, "valid-source"), validated(options, "valid-target"), samples);
  }

  private static Path validated(EffectiveOptions options, String name) throws BadInputException {
    Object value = options.find(name).map(option -> option.value()).orElse(null);
    if (value == null) {
      throw new BadInputException(
          "the run does not say which text it was validated with: name one with --source and"
              + " --target, or take --samples 0");
    }
    Path file = Path.of(value.toString());
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "%s, which the run was validated with, is not there: name a text with --source and --target, or take --samples 0"
              .formatted(file));
    }
    return file;
  }
}
