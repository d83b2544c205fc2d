package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.eval.Score;
import dev.firth.eval.report.LengthBars;
import dev.firth.eval.report.TranslationReport;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.TranslationMetric;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Scores one system with one metric and prints what was asked for. */
final class Scoring {
  private final Console console;
  private final ScoringFlags flags;

  Scoring(Console console, ScoringFlags flags) {
    this.console = console;
    this.flags = flags;
  }

  /** Counts, scores, prints. */
  void run(TranslationMetric metric) throws IOException {
    if (flags.sentence && flags.confidence.confidence) {
      throw new UsageException("--confidence goes with the score of a corpus, not with --sentence");
    }
    if (flags.sentence && flags.report.isGiven()) {
      throw new UsageException("--report goes with the score of a corpus, not with --sentence");
    }
    flags.report.check();
    flags.confidence.check();
    flags.text.number(0);
    CorpusStatistics statistics = flags.files.with(flags.hypotheses).count(metric);
    InputWarnings.print(console, flags.hypotheses.toString(), statistics);
    if (flags.sentence) {
      printSentences(statistics);
    } else {
      Score score =
          flags
              .confidence
              .bootstrap()
              .map(bootstrap -> statistics.score(bootstrap, Bootstrap.DEFAULT_LEVEL))
              .orElseGet(statistics::score);
      printCorpus(statistics, score);
      if (flags.report.isGiven()) {
        int[] lengths = LengthBars.words(flags.files.references.getFirst());
        flags.report.write(
            () ->
                TranslationReport.of(
                    flags.hypotheses.getFileName().toString(), statistics, score, lengths));
      }
    }
  }

  private void printCorpus(CorpusStatistics statistics, Score score) {
    if (console.json()) {
      Map<String, Object> json = score.toMap();
      json.put("segments", statistics.segments());
      console.printJson(json);
      return;
    }
    console
        .out()
        .println(
            score.name()
                + "|"
                + flags.text.signature(statistics.metric(), score.signature())
                + " = "
                + flags.text.number(score)
                + details(score));
  }

  /** What sacreBLEU prints behind BLEU: precisions and lengths. */
  private static String details(Score score) {
    if (!score.name().equals("BLEU")) {
      return "";
    }
    var precisions = new ArrayList<String>();
    for (Object precision : (List<?>) score.parts().get("precisions")) {
      precisions.add(String.format(Locale.ROOT, "%.1f", (double) precision));
    }
    long hypothesis = (long) score.parts().get("sys_len");
    long reference = (long) score.parts().get("ref_len");
    return String.format(
        Locale.ROOT,
        " %s (BP = %.3f ratio = %.3f hyp_len = %d ref_len = %d)",
        String.join("/", precisions),
        (double) score.parts().get("bp"),
        reference == 0 ? 0.0 : (double) hypothesis / reference,
        hypothesis,
        reference);
  }

  private void printSentences(CorpusStatistics statistics) {
    if (console.json()) {
      var scores = new ArrayList<Double>(statistics.segments());
      for (int segment = 0; segment < statistics.segments(); segment++) {
        scores.add(statistics.segment(segment).value());
      }
      var json = new LinkedHashMap<String, Object>();
      json.put("name", statistics.metric().name());
      json.put("signature", statistics.signature().settingsLine());
      json.put("segments", statistics.segments());
      json.put("scores", scores);
      console.printJson(json);
      return;
    }
    for (int segment = 0; segment < statistics.segments(); segment++) {
      console.out().println(flags.text.number(statistics.segment(segment).value()));
    }
    console
        .err()
        .println(
            statistics.metric().name()
                + "|"
                + flags.text.signature(statistics.metric(), statistics.signature()));
  }
}
