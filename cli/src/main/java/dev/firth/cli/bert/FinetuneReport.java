package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.transformer.bert.finetune.TruncationCounts;
import dev.firth.transformer.bert.finetune.data.Fold;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** What a fine-tuning says, for people and for programs. */
final class FinetuneReport {
  private final Console console;
  private final Path out;
  private final int folds;
  private final SequencedMap<String, Object> json = new LinkedHashMap<>();
  private TuningScores pretrained;
  private TuningScores scratch;
  private Map<String, Double> tfIdf = Map.of();

  /**
   * @param folds one, or those of a cross-validation, which leaves no model
   */
  FinetuneReport(Console console, Path out, List<? extends Fold<?, ?>> folds) {
    this.console = console;
    this.out = out;
    this.folds = folds.size();
    if (folds.size() == 1) {
      json.put("model", out.toString());
      json.put("training", folds.getFirst().training().size());
    } else {
      json.put("folds", folds.size());
    }
    json.put("validation", folds.stream().mapToInt(fold -> fold.validation().size()).sum());
  }

  /** Says what will be cut before the work. */
  void begin(List<String> labels, TruncationCounts truncation, int maxLength) {
    json.put("labels", labels);
    json.put("cut", truncation.cut());
    json.put("cutTokens", truncation.tokens());
    if (truncation.cut() > 0) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "firth: %,d of %,d training texts are longer than %d tokens and lose %,d in all;"
                  + " --max-length can be more%n",
              truncation.cut(),
              truncation.rows(),
              maxLength,
              truncation.tokens());
    }
  }

  void pretrained(TuningScores scores) {
    pretrained = scores;
    json.put("fineTuned", scores.toMap());
  }

  void fromScratch(TuningScores scores) {
    scratch = scores;
    json.put("fromScratch", scores.toMap());
  }

  void tfIdf(Map<String, Double> scores) {
    tfIdf = scores;
    json.put("tfIdf", scores);
  }

  void print(String task) {
    json.putFirst("task", task);
    if (console.json()) {
      console.printJson(json);
      return;
    }
    console.out().printf(Locale.ROOT, "%-14s", "");
    pretrained.names().forEach(name -> console.out().printf("  %-17s", name));
    console.out().println();
    row("fine-tuned", pretrained);
    if (scratch != null) {
      row("from scratch", scratch);
    }
    if (!tfIdf.isEmpty()) {
      console.out().printf("%-14s", "tf-idf");
      for (String name : pretrained.names()) {
        console.out().printf(Locale.ROOT, "  %-17.4f", tfIdf.get(name));
      }
      console.out().println();
    }
    if (pretrained.count() > 1) {
      String what = folds > 1 ? "folds" : "seeds";
      console.out().printf("mean ± standard deviation of %d %s%n", pretrained.count(), what);
    }
    console
        .out()
        .println(
            folds > 1
                ? "metrics in " + out.resolve("runs") + "; no model was kept"
                : "model in " + console.strong(out.toString()));
  }

  private void row(String title, TuningScores scores) {
    console.out().printf("%-14s", title);
    for (String name : scores.names()) {
      String value = String.format(Locale.ROOT, "%.4f", scores.mean(name));
      String spread =
          scores.count() > 1 ? String.format(Locale.ROOT, " ± %.4f", scores.deviation(name)) : "";
      console.out().printf("  %-17s", value + spread);
    }
    console.out().println();
  }
}
