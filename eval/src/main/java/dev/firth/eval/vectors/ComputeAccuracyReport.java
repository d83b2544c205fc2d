package dev.firth.eval.vectors;

import dev.firth.eval.vectors.AnalogyResult.SectionScore;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An analogy result in the words of word2vec's compute-accuracy, byte for byte, so that scripts and
 * eyes that know that program's output can compare. Its percentages are single-precision quotients;
 * a total of nothing is {@code -nan}, as C prints it.
 */
public final class ComputeAccuracyReport {
  private ComputeAccuracyReport() {}

  /** The report, every line ended by LF. */
  public static String of(AnalogyResult result) {
    var report = new StringBuilder();
    AnalogyScore semantic = AnalogyScore.NONE;
    AnalogyScore syntactic = AnalogyScore.NONE;
    for (SectionScore section : result.sections()) {
      if (section.semantic()) {
        semantic = semantic.plus(section.score());
      } else {
        syntactic = syntactic.plus(section.score());
      }
      if (section.number() > 0) {
        append(report, section, semantic, syntactic);
      }
    }
    AnalogyScore total = semantic.plus(syntactic);
    return report
        .append("Questions seen / total: " + total.seen() + " " + total.total())
        .append("   " + percent((float) total.seen() / total.total() * 100) + " % \n")
        .toString();
  }

  private static void append(
      StringBuilder report, SectionScore section, AnalogyScore semantic, AnalogyScore syntactic) {
    int correct = section.score().correct();
    // The program divides by one where a section had no question, and prints that one.
    int seen = Math.max(1, section.score().seen());
    report
        .append(section.name() + ":\n")
        .append("ACCURACY TOP1: " + percent(correct / (float) seen * 100))
        .append(" %  (" + correct + " / " + seen + ")\n")
        .append("Total accuracy: " + percent(semantic.plus(syntactic)))
        .append(" %   Semantic accuracy: " + percent(semantic))
        .append(" %   Syntactic accuracy: " + percent(syntactic) + " % \n");
  }

  private static String percent(AnalogyScore score) {
    return percent(score.correct() / (float) score.seen() * 100);
  }

  private static String percent(float value) {
    if (Float.isNaN(value)) {
      return "-nan";
    }
    // Exact decimal expansion, ties to even: what printf does and String.format does not.
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
