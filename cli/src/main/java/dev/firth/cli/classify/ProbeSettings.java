package dev.firth.cli.classify;

import dev.firth.cli.shell.SentenceOptions;
import dev.firth.eval.probe.ProbeClassifier;
import dev.firth.eval.probe.ProbeOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which probes there are, and how they learn. */
final class ProbeSettings {
  @Option(
      names = "--classifiers",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "logistic-regression,linear-svm,naive-bayes,knn",
      description = "What learns from the features, joined by commas (default: all four).")
  List<String> classifiers;

  @Option(
      names = "--analyzer",
      paramLabel = "NAME",
      defaultValue = "sklearn",
      description =
          "Terms of tfidf: one of Lucene's, or sklearn (default: ${DEFAULT-VALUE};"
              + " TfidfVectorizer's).")
  String analyzer;

  @Mixin SentenceOptions sentences;

  @Option(
      names = "--cost",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "What errors cost logistic-regression and linear-svm, LIBLINEAR's C (default:"
              + " ${DEFAULT-VALUE}; scikit-learn).")
  double cost;

  @Option(
      names = "--smoothing",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "What naive-bayes adds to every count, alpha (default: ${DEFAULT-VALUE};"
              + " scikit-learn).")
  double smoothing;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many texts vote in knn (default: ${DEFAULT-VALUE}; scikit-learn).")
  int neighbours;

  List<ProbeClassifier> classifiers() {
    return classifiers.stream().map(ProbeClassifier::ofLabel).distinct().toList();
  }

  ProbeOptions options() {
    return new ProbeOptions(cost, smoothing, neighbours);
  }
}
