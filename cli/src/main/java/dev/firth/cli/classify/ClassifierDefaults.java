package dev.firth.cli.classify;

import dev.firth.embeddings.classify.ClassifierOptions;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Takes the defaults of the command line from the library, so that both are the same. */
final class ClassifierDefaults implements IDefaultValueProvider {
  private final Map<String, Object> values;

  ClassifierDefaults() {
    var options = ClassifierOptions.defaults();
    values =
        Map.ofEntries(
            Map.entry("--dim", options.dim()),
            Map.entry("--lr", options.learningRate()),
            Map.entry("--epochs", options.epochs()),
            Map.entry("--loss", options.loss().label()),
            Map.entry("--negative", options.negatives()),
            Map.entry("--word-ngrams", options.wordNgrams()),
            Map.entry("--minn", options.minn()),
            Map.entry("--maxn", options.maxn()),
            Map.entry("--bucket", ClassifierOptions.DEFAULT_BUCKETS),
            Map.entry("--min-count", options.minCount()),
            Map.entry("--min-count-label", options.minCountLabel()),
            Map.entry("--threads", options.threads()),
            Map.entry("--seed", options.seed()));
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)) {
      return null;
    }
    Object value = values.get(option.longestName());
    return value == null ? null : value.toString();
  }
}
