package dev.firth.eval.classify.spans;

import dev.firth.embeddings.classify.LabelScore;
import dev.firth.eval.Decimals;
import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.PrecisionRecall;
import java.nio.charset.StandardCharsets;

/** What conlleval prints, character by character. */
public final class ConllevalReport {
  private ConllevalReport() {}

  /** The lines, each ended. */
  public static String of(SpanResult result) {
    LabelScore total = result.report().total();
    var text = new StringBuilder();
    text.append("processed ").append(result.tokens()).append(" tokens with ");
    text.append(total.gold()).append(" phrases; found: ").append(total.predicted());
    text.append(" phrases; correct: ").append(total.right()).append(".\n");
    text.append("accuracy: ").append(percent(result.accuracy())).append("%; ");
    text.append(scores(result.overall())).append('\n');
    for (ClassScore score : result.report().classes()) {
      text.append(padding(score.name())).append(score.name());
      text.append(": ").append(scores(score.scores())).append("  ");
      text.append(score.counts().predicted()).append('\n');
    }
    return text.toString();
  }

  /** Perl counts bytes. */
  private static String padding(String name) {
    return " ".repeat(Math.max(0, 17 - name.getBytes(StandardCharsets.UTF_8).length));
  }

  private static String scores(PrecisionRecall scores) {
    return "precision: %s%%; recall: %s%%; FB1: %s"
        .formatted(percent(scores.precision()), percent(scores.recall()), percent(scores.f1()));
  }

  private static String percent(double share) {
    String number = Decimals.fixed(100 * share, 2);
    return " ".repeat(Math.max(0, 6 - number.length())) + number;
  }
}
