package dev.firth.cli.classify;

import dev.firth.embeddings.classify.ClassifierOptions;
import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** The options of training; their defaults are those of {@link ClassifierOptions#defaults}. */
final class ClassifierTrainingOptions {
  @Option(
      names = "--dim",
      paramLabel = "N",
      description = "Numbers in a vector (default: ${DEFAULT-VALUE}; fastText).")
  int dim;

  @Option(
      names = "--lr",
      paramLabel = "X",
      description =
          "Learning rate at the start; it falls to zero (default: ${DEFAULT-VALUE}; fastText).")
  double learningRate;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the text (default: ${DEFAULT-VALUE}; fastText).")
  int epochs;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "softmax, hs (hierarchical softmax), ns (negative sampling) or one-vs-all (several labels"
              + " for a text); default: ${DEFAULT-VALUE}, fastText.")
  String loss;

  @Option(
      names = "--negative",
      paramLabel = "N",
      description = "With --loss ns: noise labels (default: ${DEFAULT-VALUE}; fastText).")
  int negatives;

  @Option(
      names = "--word-ngrams",
      paramLabel = "N",
      description = "Runs of up to N words have vectors too (default: ${DEFAULT-VALUE}; fastText).")
  int wordNgrams;

  @Option(
      names = "--minn",
      paramLabel = "N",
      description =
          "Shortest character n-gram with a vector (default: ${DEFAULT-VALUE}; fastText).")
  int minn;

  @Option(
      names = "--maxn",
      paramLabel = "N",
      description =
          "Longest character n-gram with a vector, 0 for none (default: ${DEFAULT-VALUE};"
              + " fastText).")
  int maxn;

  @Option(
      names = "--bucket",
      paramLabel = "N",
      description = "Vectors that all n-grams share (default: ${DEFAULT-VALUE}; fastText).")
  int buckets;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description =
          "Words that occur less often have no vector (default: ${DEFAULT-VALUE}; fastText).")
  int minCount;

  @Option(
      names = "--min-count-label",
      paramLabel = "N",
      description =
          "Labels that occur less often are left out (default: ${DEFAULT-VALUE}; fastText).")
  int minCountLabel;

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

  ClassifierOptions toOptions(String labelPrefix) {
    return ClassifierOptions.builder()
        .dim(dim)
        .learningRate(learningRate)
        .epochs(epochs)
        .loss(
            FastTextLoss.ofLabel(loss)
                .orElseThrow(
                    () ->
                        new UsageException(
                            "--loss takes " + FastTextLoss.labels() + ", not " + loss)))
        .negatives(negatives)
        .wordNgrams(wordNgrams)
        .characterNgrams(minn, maxn)
        .buckets(buckets)
        .minCount(minCount)
        .minCountLabel(minCountLabel)
        .threads(threads)
        .seed(seed)
        .labelPrefix(labelPrefix)
        .build();
  }
}
