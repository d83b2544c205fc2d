package dev.firth.cli.vectors;

import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.train.Word2VecOptions;
import dev.firth.tokenizers.VocabularyOptions;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Takes the defaults of the command line from the library, so that both are the same. */
final class TrainingDefaults implements IDefaultValueProvider {
  private final Map<String, Object> values;

  TrainingDefaults() {
    var training = Word2VecOptions.skipGram().build();
    var words = VocabularyOptions.defaults();
    values =
        Map.ofEntries(
            Map.entry("--model", "skip-gram"),
            Map.entry("--loss", "ns"),
            Map.entry("--dim", training.dim()),
            Map.entry("--window", training.window()),
            Map.entry("--negative", training.negative()),
            Map.entry("--window-mode", "dynamic"),
            Map.entry("--ns-exponent", training.noiseExponent()),
            Map.entry("--cbow-mean", training.cbowMean()),
            Map.entry("--sample", training.sample()),
            Map.entry("--epochs", training.epochs()),
            Map.entry("--threads", training.threads()),
            Map.entry("--seed", training.seed()),
            Map.entry("--min-count", words.minCount()),
            Map.entry("--max-vocab", words.maxSize()),
            Map.entry("--format", VectorFormat.FIRTH.label()));
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    Object value = arg instanceof OptionSpec option ? values.get(option.longestName()) : null;
    return value == null ? null : value.toString();
  }
}
