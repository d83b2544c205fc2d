package dev.firth.eval.classify;

import dev.firth.embeddings.classify.LabelScore;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall and F1 of every class and their averages, as scikit-learn's and seqeval's
 * {@code classification_report}.
 *
 * @param classes every class that is right or was predicted somewhere, in the order of their names
 */
public record ClassificationReport(List<ClassScore> classes) {
  public ClassificationReport {
    classes = List.copyOf(classes);
  }

  /** The counts of all classes together. */
  public LabelScore total() {
    long gold = 0;
    long predicted = 0;
    long right = 0;
    for (ClassScore score : classes) {
      gold += score.counts().gold();
      predicted += score.counts().predicted();
      right += score.counts().right();
    }
    return new LabelScore(gold, predicted, right);
  }

  /** From the counts of all classes together: each item weighs the same. */
  public PrecisionRecall micro() {
    return PrecisionRecall.of(total());
  }

  /** The mean over classes: each class weighs the same. Zeros if there is no class. */
  public PrecisionRecall macro() {
    return average(score -> 1);
  }

  /** The mean over classes, weighed by how often each is right. Zeros if there is no class. */
  public PrecisionRecall weighted() {
    return average(ClassScore::support);
  }

  private PrecisionRecall average(ToDoubleFunction<ClassScore> weight) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double weights = 0;
    for (ClassScore score : classes) {
      double w = weight.applyAsDouble(score);
      PrecisionRecall scores = score.scores();
      precision += w * scores.precision();
      recall += w * scores.recall();
      f1 += w * scores.f1();
      weights += w;
    }
    return weights == 0
        ? new PrecisionRecall(0, 0, 0)
        : new PrecisionRecall(precision / weights, recall / weights, f1 / weights);
  }
}
