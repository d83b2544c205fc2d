package dev.firth.eval.probe;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.search.SparseVector;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A classifier trained on the features of texts. A text without features is a vector of zeros.
 * Thread-safe.
 */
public final class Probe {
  private static final Comparator<Label> BY_NAME_DOWNWARDS =
      Comparator.comparing(Label::getLabel, Comparator.reverseOrder());

  private final ProbeFeatures features;
  private final Model<Label> model;
  private final Signature signature;

  private Probe(ProbeFeatures features, Model<Label> model, Signature signature) {
    this.features = features;
    this.model = model;
    this.signature = signature;
  }

  /**
   * Trains a probe.
   *
   * @throws BadInputException if all texts have the same label
   * @throws UsageException if the classifier cannot learn from such features
   */
  public static Probe train(
      ProbeFeatures features, ProbeClassifier classifier, LabelledTexts texts, ProbeOptions options)
      throws BadInputException {
    if (!classifier.takes(features)) {
      throw new UsageException(
          classifier.label() + " takes no negative features; " + features.name() + " has some");
    }
    if (texts.labels().stream().distinct().count() < 2) {
      throw new BadInputException(
          "all training texts are labelled '%s'; a probe needs two labels or more"
              .formatted(texts.labels().getFirst()));
    }
    var factory = new LabelFactory();
    var examples =
        new MutableDataset<>(new SimpleDataSourceProvenance("training texts", factory), factory);
    for (int i = 0; i < texts.size(); i++) {
      examples.add(example(features, texts.texts().get(i), new Label(texts.labels().get(i))));
    }
    if (classifier == ProbeClassifier.NAIVE_BAYES) {
      addZeros(examples);
    }
    return new Probe(
        features,
        classifier.trainer(options).train(examples),
        signature(features, classifier, options));
  }

  /**
   * Tribuo smooths a word that a label never has by a sum that is not that of its counts; one that
   * it has zero times is smoothed right. So each label gets an example with zeros for all words.
   */
  private static void addZeros(MutableDataset<Label> examples) {
    var names = new ArrayList<String>();
    examples.getFeatureMap().forEach(feature -> names.add(feature.getName()));
    for (Label label : List.copyOf(examples.getOutputs())) {
      var zeros = new ArrayExample<>(new Label(label.getLabel()));
      names.forEach(name -> zeros.add(name, 0));
      examples.add(zeros);
    }
  }

  private static Signature signature(
      ProbeFeatures features, ProbeClassifier classifier, ProbeOptions options) {
    var signature =
        Signature.of(classifier.label())
            .with("settings", classifier.setting(options))
            .with("features", features.signature().metric());
    for (var setting : features.signature().settings()) {
      signature = signature.with(setting.getKey(), setting.getValue());
    }
    return signature;
  }

  private static ArrayExample<Label> example(ProbeFeatures features, String text, Label label) {
    SparseVector vector = features.of(text);
    var example = new ArrayExample<>(label);
    for (int i = 0; i < vector.size(); i++) {
      example.add(name(vector.indices()[i]), vector.values()[i]);
    }
    if (vector.size() == 0) {
      // Tribuo refuses examples without features; one that is zero changes nothing.
      example.add(name(0), 0);
    }
    return example;
  }

  private static String name(int feature) {
    return "f" + feature;
  }

  /**
   * The label that a text seems to have; of equally good ones the first by name, as in
   * scikit-learn. Nearest neighbours often have as many votes for two labels.
   */
  public String predict(String text) {
    var prediction = model.predict(example(features, text, LabelFactory.UNKNOWN_LABEL));
    return prediction.getOutputScores().values().stream()
        .max(Comparator.comparingDouble(Label::getScore).thenComparing(BY_NAME_DOWNWARDS))
        .orElseThrow()
        .getLabel();
  }

  /** The labels that texts seem to have. */
  public List<String> predict(List<String> texts) {
    var labels = new ArrayList<String>(texts.size());
    texts.forEach(text -> labels.add(predict(text)));
    return labels;
  }

  /** What was trained. */
  public Signature signature() {
    return signature;
  }
}
