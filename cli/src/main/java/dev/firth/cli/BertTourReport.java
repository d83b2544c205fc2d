package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.corpora.almanac.tales.ShortTales;
import dev.firth.transformer.bert.inference.FilledMask;
import dev.firth.transformer.bert.pretrain.Baselines;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** What the quickstart for BERT tells. */
final class BertTourReport {
  private final Path model;
  private final BertTourFiles files;
  private PretrainingResult pretraining;
  private String masked = "";
  private List<FilledMask> filled = List.of();
  private SequencedMap<String, Double> fineTuned = new LinkedHashMap<>();

  BertTourReport(Path model, BertTourFiles files) {
    this.model = model;
    this.files = files;
  }

  void pretrained(PretrainingResult result, String example, List<FilledMask> tokens) {
    pretraining = result;
    masked = example;
    filled = tokens;
  }

  void fineTuned(SequencedMap<String, Double> accuracy) {
    fineTuned = accuracy;
  }

  /**
   * @param seconds of everything
   */
  void print(Console console, double seconds) {
    if (console.json()) {
      console.printJson(toMap(seconds));
    } else {
      print(console, console.out(), seconds);
    }
  }

  private Map<String, Object> toMap(double seconds) {
    var map = new LinkedHashMap<String, Object>();
    map.put("task", "bert");
    map.put("model", model.toString());
    map.put("seconds", seconds);
    map.put("steps", pretraining.training().steps());
    map.put("trainingSeconds", pretraining.training().seconds());
    map.putAll(pretraining.heldOut());
    map.put("baselines", pretraining.baselines().toMap());
    map.put("fineTuned", fineTuned);
    map.put("masked", masked);
    var tokens = new LinkedHashMap<String, Object>();
    filled.forEach(token -> tokens.put(token.token(), token.probability()));
    map.put("filled", tokens);
    return map;
  }

  private void print(Console console, PrintStream out, double seconds) {
    out.printf(
        Locale.ROOT,
        "Pretrained a BERT for %.0f s: %,d steps on %,d short tales.%n%n",
        pretraining.training().seconds(),
        pretraining.training().steps(),
        BertTourFiles.TALES);
    out.println(console.strong("Right on tales it has not read"));
    Baselines rules = pretraining.baselines();
    Map<String, Double> heldOut = pretraining.heldOut();
    row(out, "masked tokens", heldOut.get("mlmAccuracy"));
    row(out, "  the most frequent token", rules.unigram().accuracy());
    row(out, "  by the token before it", rules.bigram().accuracy());
    row(out, "  by both neighbours", rules.neighbours().accuracy());
    row(out, "whether one text follows another", heldOut.get("nspAccuracy"));
    row(out, "  the more frequent answer", rules.pairs());
    out.println();
    out.println(console.strong(masked));
    for (FilledMask token : filled) {
      row(out, "  " + token.token(), token.probability());
    }
    out.println();
    out.println(
        console.strong(
            String.format(
                Locale.ROOT,
                "Right about the theme of %d texts, one of %d, after %d examples",
                BertTourFiles.JUDGED,
                ShortTales.themes().size(),
                BertTourFiles.LABELLED)));
    row(out, "the pretrained model", fineTuned.get("accuracy"));
    row(out, "  the same network without pretraining", fineTuned.get("fromScratch"));
    row(out, "  logistic regression on tf-idf", fineTuned.get("tfIdf"));
    out.println();
    out.printf(Locale.ROOT, "The model is %s; all took %.1f s. Try next:%n", model, seconds);
    out.println("  firth bert fill-mask " + model + " \"The sailor sells a [MASK].\"");
    Path themes = model.resolveSibling("themes");
    out.println("  firth bert predict " + themes + " " + files.valid() + " --text-column text");
    out.println("  firth bert pretrain --help");
  }

  private static void row(PrintStream out, String what, double share) {
    out.printf(Locale.ROOT, "  %-40s %5.1f %%%n", what, 100 * share);
  }
}
