package dev.firth.cli.search;

import dev.firth.eval.baseline.search.DocumentFrequency;
import dev.firth.eval.baseline.search.DocumentFrequencyLimit;
import dev.firth.eval.baseline.search.Normalization;
import dev.firth.eval.baseline.search.TermFrequency;
import dev.firth.eval.baseline.search.TermLimits;
import dev.firth.eval.baseline.search.Weighting;
import dev.firth.runs.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of scikit-learn's weights and of SMART's norms, and which terms count. */
final class WeightingDetails {
  @Option(
      names = "--sublinear-tf",
      description = "With sklearn: 1 + ln tf in place of tf (default: off; scikit-learn).")
  boolean sublinear;

  @Option(
      names = "--binary",
      description = "With sklearn: 1 in place of tf (default: off; scikit-learn).")
  boolean binary;

  @Option(
      names = "--no-smooth-idf",
      description =
          "With sklearn: ln(N / df) + 1 in place of ln((N + 1) / (df + 1)) + 1 (default: off;"
              + " scikit-learn).")
  boolean noSmooth;

  @Option(
      names = "--no-idf",
      description =
          "With sklearn: document frequencies do not matter (default: off; scikit-learn).")
  boolean noIdf;

  @Option(
      names = "--norm",
      paramLabel = "NAME",
      description = "With sklearn: l2, l1 or none (default: l2; scikit-learn).")
  String norm;

  @Option(
      names = "--slope",
      paramLabel = "X",
      description = "SMART's norm u: how much a document's length counts (default: 0.2; Singhal).")
  Double slope;

  @Option(
      names = "--alpha",
      paramLabel = "X",
      description = "SMART's norm b: the exponent of the text's bytes (default: 0.375; Singhal).")
  Double alpha;

  @Option(
      names = "--min-df",
      paramLabel = "N|X",
      description =
          "Terms in fewer documents do not count; with a point, a share of all (default: 1;"
              + " scikit-learn).")
  String minDf;

  @Option(
      names = "--max-df",
      paramLabel = "N|X",
      description =
          "Terms in more documents do not count; with a point, a share of all (default: 1.0;"
              + " scikit-learn).")
  String maxDf;

  /** The options given, by name, that belong to a kind of weights. */
  private Map<String, Boolean> ofSklearn() {
    var given = new LinkedHashMap<String, Boolean>();
    given.put("--sublinear-tf", sublinear);
    given.put("--binary", binary);
    given.put("--no-smooth-idf", noSmooth);
    given.put("--no-idf", noIdf);
    given.put("--norm", norm != null);
    return given;
  }

  private Map<String, Boolean> ofSmart() {
    var given = new LinkedHashMap<String, Boolean>();
    given.put("--slope", slope != null);
    given.put("--alpha", alpha != null);
    return given;
  }

  private Map<String, Boolean> ofLimits() {
    var given = new LinkedHashMap<String, Boolean>();
    given.put("--min-df", minDf != null);
    given.put("--max-df", maxDf != null);
    return given;
  }

  /** Refuses what the vectors' options cannot change, before it is taken for done. */
  void requireNone(String model) {
    refuse(ofSklearn(), model);
    refuse(ofSmart(), model);
    refuse(ofLimits(), model);
  }

  private static void refuse(Map<String, Boolean> options, String model) {
    options.forEach(
        (option, given) -> {
          if (given) {
            throw new UsageException(option + " does not go with " + model);
          }
        });
  }

  /** scikit-learn's weights. */
  Weighting sklearn() {
    refuse(ofSmart(), "sklearn");
    if (sublinear && binary) {
      throw new UsageException("--sublinear-tf and --binary exclude each other");
    }
    return Weighting.sklearn()
        .withTermFrequency(
            binary
                ? TermFrequency.BOOLEAN
                : sublinear ? TermFrequency.LOGARITHM : TermFrequency.NATURAL)
        .withDocumentFrequency(
            noIdf
                ? DocumentFrequency.NONE
                : noSmooth ? DocumentFrequency.PLUS_ONE : DocumentFrequency.SMOOTH)
        .withNormalization(normalization());
  }

  private Normalization normalization() {
    return switch (norm == null ? "l2" : norm) {
      case "l2" -> Normalization.COSINE;
      case "l1" -> Normalization.SUM;
      case "none" -> Normalization.NONE;
      default -> throw new UsageException("--norm takes l2, l1 or none, not " + norm);
    };
  }

  /** SMART's weights with the norms' parameters. */
  Weighting smart(Weighting weighting) {
    refuse(ofSklearn(), "SMART's weights");
    Weighting sloped = slope == null ? weighting : weighting.withSlope(slope);
    return alpha == null ? sloped : sloped.withAlpha(alpha);
  }

  TermLimits limits() {
    TermLimits all = TermLimits.none();
    return new TermLimits(
        minDf == null ? all.least() : DocumentFrequencyLimit.parse(minDf),
        maxDf == null ? all.most() : DocumentFrequencyLimit.parse(maxDf));
  }
}
