package dev.firth.cli.vectors;

import dev.firth.embeddings.train.CbowTrainer;
import dev.firth.embeddings.train.SkipGramTrainer;
import dev.firth.embeddings.train.WindowMode;
import dev.firth.embeddings.train.Word2VecOptions;
import dev.firth.embeddings.train.Word2VecTrainer;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** The options of training; their defaults are those of {@link Word2VecOptions}. */
final class TrainingOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "skip-gram or cbow (Mikolov et al. 2013), glove (Pennington et al. 2014), or fasttext"
              + " (Bojanowski et al. 2017) (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "ns, negative sampling; hs, hierarchical softmax; or ns+hs, both (default:"
              + " ${DEFAULT-VALUE}; word2vec.c).")
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
          "Context words looked at on each side, at most (default: ${DEFAULT-VALUE};"
              + " word2vec.c).")
  int window;

  @Option(
      names = "--window-mode",
      paramLabel = "MODE",
      description =
          "dynamic: each position draws a window of 1 to N; fixed: all take N; line: the line is"
              + " a set, each word has all others around it (item2vec) (default: ${DEFAULT-VALUE};"
              + " word2vec.c).")
  String windowMode;

  @Option(
      names = "--negative",
      paramLabel = "N",
      description = "Noise words (default: ${DEFAULT-VALUE}; word2vec.c).")
  int negative;

  @Option(
      names = "--ns-exponent",
      paramLabel = "X",
      description =
          "Noise words are drawn in proportion to count to this power (default:"
              + " ${DEFAULT-VALUE}; word2vec.c; 0.5 for fasttext).")
  double noiseExponent;

  @Option(
      names = "--cbow-mean",
      paramLabel = "true|false",
      arity = "1",
      description =
          "cbow predicts from the mean of the context, not its sum (default: ${DEFAULT-VALUE};"
              + " word2vec.c).")
  boolean cbowMean;

  @Option(
      names = "--sample",
      paramLabel = "X",
      description =
          "Words with a larger share of the text are left out at random, 0 for never (default:"
              + " ${DEFAULT-VALUE}; word2vec.c; 1e-4 for fasttext).")
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
          "Learning rate at the start; it falls linearly (default: 0.035 for skip-gram,"
              + " docs/decisions; 0.05 for cbow, word2vec.c; 0.05 for fasttext).")
  Double learningRate;

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
      names = "--deterministic",
      description =
          "skip-gram and cbow: the same bytes with any number of threads, slower (default: no)")
  boolean deterministic;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides everything random (default: ${DEFAULT-VALUE}; Firth).")
  long seed;

  @Option(
      names = "--sharing",
      paramLabel = "N",
      description =
          "Positions that share their noise words: 1 is one matrix step a window (Ji et al. 2016),"
              + " 0 or per-pair gives each pair its own (word2vec.c). Default: 8, sixteen"
              + " positions apart; skip-gram with n-grams takes 4 at most, in a row.")
  String sharing;

  /** A trainer of the wanted kind; what the user left open has its value from then on. */
  Word2VecTrainer toTrainer() {
    return switch (model) {
      case "skip-gram" -> new SkipGramTrainer(toOptions(Word2VecOptions.skipGram()));
      case "cbow" -> new CbowTrainer(toOptions(Word2VecOptions.cbow()));
      default ->
          throw new UsageException(
              "--model takes skip-gram, cbow, glove or fasttext, not " + model);
    };
  }

  /** What the user gave over the defaults of a model. */
  Word2VecOptions toOptions(Word2VecOptions.Builder builder) {
    builder
        .dim(dim)
        .window(window)
        .windowMode(windowMode())
        .negative(sampled() ? negative : 0)
        .hierarchicalSoftmax(loss.contains("hs"))
        .sample(sample)
        .noiseExponent(noiseExponent)
        .cbowMean(cbowMean)
        .epochs(epochs)
        .threads(threads)
        .deterministic(deterministic)
        .seed(seed);
    if (sharing != null) {
      builder.sharing(sharing());
    }
    if (learningRate != null) {
      builder.learningRate(learningRate);
    }
    if (minLearningRate != null) {
      builder.minLearningRate(minLearningRate);
    }
    var options = builder.build();
    sharing = Integer.toString(options.sharing());
    learningRate = options.learningRate();
    minLearningRate = options.minLearningRate();
    negative = options.negative();
    return options;
  }

  private boolean sampled() {
    return switch (loss) {
      case "ns", "ns+hs" -> true;
      case "hs" -> false;
      default -> throw new UsageException("--loss takes ns, hs or ns+hs, not " + loss);
    };
  }

  private WindowMode windowMode() {
    return switch (windowMode) {
      case "dynamic" -> WindowMode.DYNAMIC;
      case "fixed" -> WindowMode.FIXED;
      case "line" -> WindowMode.LINE;
      default ->
          throw new UsageException("--window-mode takes dynamic, fixed or line, not " + windowMode);
    };
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
}
