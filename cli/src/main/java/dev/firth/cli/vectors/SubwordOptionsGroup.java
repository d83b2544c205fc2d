package dev.firth.cli.vectors;

import dev.firth.cli.shell.UsedOptions;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.train.FastTextOptions;
import dev.firth.embeddings.train.FastTextTrainer;
import dev.firth.embeddings.train.Word2VecOptions;
import dev.firth.runs.UsageException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of {@code --model fasttext}; those that other models share have its defaults. */
final class SubwordOptionsGroup {
  private static final String MODEL = "fasttext";
  private static final List<String> OWN = List.of("--architecture", "--minn", "--maxn", "--bucket");

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "fasttext: skip-gram or cbow (default: skip-gram; Bojanowski et al. 2017).")
  String architecture = "skip-gram";

  @Option(
      names = "--minn",
      paramLabel = "N",
      description = "fasttext: characters of the shortest n-gram (default: 3; fastText).")
  int minn = FastTextOptions.skipGram().minn();

  @Option(
      names = "--maxn",
      paramLabel = "N",
      description =
          "fasttext: characters of the longest n-gram, 0 for words only (default: 6; fastText).")
  int maxn = FastTextOptions.skipGram().maxn();

  @Option(
      names = "--bucket",
      paramLabel = "N",
      description = "fasttext: rows that n-grams share by hash (default: 2000000; fastText).")
  int buckets = FastTextOptions.skipGram().buckets();

  /**
   * Whether fastText's model is to be trained.
   *
   * @throws UsageException if an option was given that means nothing to the model
   */
  boolean isChosen(String model, CommandSpec spec) {
    boolean chosen = MODEL.equals(model);
    for (String option : chosen ? List.of("--cbow-mean") : OWN) {
      if (UsedOptions.isGiven(spec, option)) {
        throw new UsageException(
            option + (chosen ? " means nothing to --model fasttext" : " needs --model fasttext"));
      }
    }
    return chosen;
  }

  /** A trainer; what the user left open has its value from then on. */
  FastTextTrainer toTrainer(TrainingOptions shared, CommandSpec spec) {
    var defaults = defaults();
    if (!UsedOptions.isGiven(spec, "--sample")) {
      shared.sample = defaults.training().sample();
    }
    if (!UsedOptions.isGiven(spec, "--ns-exponent")) {
      shared.noiseExponent = defaults.training().noiseExponent();
    }
    var training = shared.toOptions(Word2VecOptions.fastText());
    return new FastTextTrainer(defaults.withTraining(training).withSubwords(minn, maxn, buckets));
  }

  private FastTextOptions defaults() {
    return switch (architecture) {
      case "skip-gram" -> FastTextOptions.skipGram();
      case "cbow" -> FastTextOptions.cbow();
      default ->
          throw new UsageException("--architecture takes skip-gram or cbow, not " + architecture);
    };
  }

  /** fastText's own format, which keeps the n-grams, unless the user asks for another. */
  static VectorFormat format(VectorFormat asked, CommandSpec spec) {
    return UsedOptions.isGiven(spec, "--format") ? asked : VectorFormat.FASTTEXT;
  }
}
