package dev.firth.cli.vectors;

import dev.firth.embeddings.train.SkipGramOptions;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** The options of training; their defaults are those of {@link SkipGramOptions#defaults}. */
final class TrainingOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "skip-gram (default: ${DEFAULT-VALUE}; Mikolov et al. 2013) or glove (Pennington et al."
              + " 2014). Others will follow.")
  String model;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "ns, negative sampling (default: ${DEFAULT-VALUE}; word2vec.c). Others will follow.")
  String loss;

  @Option(
      names = "--dim",
      paramLabel = "N",
      description = "Numbers in a vector (default: ${DEFAULT-VALUE}; word2vec.c).")
  int dim;

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "Context words looked at on each side, at most; each position draws 1 to N (default:"
              + " ${DEFAULT-VALUE}; word2vec.c).")
  int window;

  @Option(
      names = "--negative",
      paramLabel = "N",
      description = "Noise words (default: ${DEFAULT-VALUE}; word2vec.c).")
  int negative;

  @Option(
      names = "--sample",
      paramLabel = "X",
      description =
          "Words with a larger share of the text are left out at random, 0 for never (default:"
              + " ${DEFAULT-VALUE}; word2vec.c).")
  double sample;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the text (default: ${DEFAULT-VALUE}; word2vec.c).")
  int epochs;

  @Option(
      names = "--lr",
      paramLabel = "X",
      description =
          "Learning rate at the start; it falls linearly (default: ${DEFAULT-VALUE};"
              + " docs/decisions).")
  double learningRate;

  @Option(
      names = "--min-lr",
      paramLabel = "X",
      description = "Where its fall ends (default: --lr / 10000; word2vec.c).")
  Double minLearningRate;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: ${DEFAULT-VALUE}, the processors of this machine).")
  int threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides everything random (default: ${DEFAULT-VALUE}; Firth).")
  long seed;

  @Option(
      names = "--sharing",
      paramLabel = "N",
      description =
          "Positions in a row that share their noise words: 1 is one matrix step a window (Ji et"
              + " al. 2016), 0 or per-pair gives each pair its own (word2vec.c). Default:"
              + " ${DEFAULT-VALUE}.")
  String sharing;

  SkipGramOptions toOptions() {
    requireKnown("--model", model, "skip-gram");
    requireKnown("--loss", loss, "ns");
    var options =
        SkipGramOptions.defaults()
            .withDim(dim)
            .withWindow(window)
            .withNegative(negative)
            .withSample(sample)
            .withEpochs(epochs)
            .withThreads(threads)
            .withSeed(seed)
            .withSharing(sharing())
            .withLearningRate(learningRate);
    return minLearningRate == null ? options : options.withMinLearningRate(minLearningRate);
  }

  private int sharing() {
    return switch (sharing) {
      case "shared" -> 1;
      case "per-pair" -> 0;
      default -> {
        try {
          yield Integer.parseInt(sharing);
        } catch (NumberFormatException e) {
          throw new UsageException("--sharing takes a number or per-pair, not " + sharing);
        }
      }
    };
  }

  private static void requireKnown(String option, String given, String known) {
    if (!known.equals(given)) {
      throw new UsageException(option + " " + given + " is not there yet; it takes " + known);
    }
  }
}
