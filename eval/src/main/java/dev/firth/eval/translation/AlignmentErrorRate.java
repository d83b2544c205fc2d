package dev.firth.eval.translation;

import dev.firth.corpora.WordAlignment;
import dev.firth.corpora.WordAlignment.Link;
import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * How far alignments of words are from those that people made (Och and Ney 2003, section 4): of
 * links A, sure links S and possible links P of all sentences together, the precision |A and P| /
 * |A|, the recall |A and S| / |S|, and the alignment error rate 1 - (|A and S| + |A and P|) / (|A|
 * + |S|). All in percent; the error rate is lower for better alignments.
 */
public final class AlignmentErrorRate {
  private final long predicted;
  private final long sure;
  private final long predictedSure;
  private final long predictedPossible;

  /**
   * Compares alignments sentence by sentence; links that stand twice count once.
   *
   * @param gold as many as predicted
   * @throws IllegalArgumentException if there are not
   */
  public AlignmentErrorRate(List<WordAlignment> predicted, List<GoldAlignment> gold) {
    if (predicted.size() != gold.size()) {
      throw new IllegalArgumentException(predicted.size() + " and " + gold.size() + " sentences");
    }
    long links = 0;
    long sureLinks = 0;
    long ofSure = 0;
    long ofPossible = 0;
    for (int i = 0; i < gold.size(); i++) {
      Set<Link> here = new HashSet<>(predicted.get(i).links());
      links += here.size();
      sureLinks += gold.get(i).sure().size();
      ofSure += here.stream().filter(gold.get(i).sure()::contains).count();
      ofPossible += here.stream().filter(gold.get(i).possible()::contains).count();
    }
    this.predicted = links;
    sure = sureLinks;
    predictedSure = ofSure;
    predictedPossible = ofPossible;
  }

  /** Links that are right, of all links; NaN without any. */
  public double precision() {
    return 100.0 * predictedPossible / predicted;
  }

  /** Sure links that are there, of all sure ones; NaN without any. */
  public double recall() {
    return 100.0 * predictedSure / sure;
  }

  /** The error rate; NaN if there are neither links nor sure ones. */
  public double value() {
    return 100 - 100.0 * (predictedSure + predictedPossible) / (predicted + sure);
  }

  /** The error rate with what it is made of. */
  public Score score() {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("precision", precision());
    parts.put("recall", recall());
    parts.put("links", predicted);
    parts.put("sureLinks", sure);
    return new Score("AER", value(), parts, Signature.of("AER"));
  }
}
