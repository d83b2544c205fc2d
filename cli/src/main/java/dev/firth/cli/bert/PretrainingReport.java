package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.runs.ProgressPrinter;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.pretrain.Baselines;
import dev.firth.transformer.bert.pretrain.PretrainingResult;
import dev.firth.transformer.bert.pretrain.SanityReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code firth bert pretrain} and {@code distill} tell. */
final class PretrainingReport {
  private final Console console;
  private final Path out;

  PretrainingReport(Console console, Path out) {
    this.console = console;
    this.out = out;
  }

  /** Before the training, on standard error. */
  void data(SanityReport data, Baselines baselines, List<String> notes, ProgressPrinter progress) {
    for (String note : notes) {
      progress.println("firth: " + note);
    }
    progress.println(
        String.format(
            Locale.ROOT,
            "firth: %,d documents, %,d sentences (median %d tokens, longest %d), %,d tokens, %.2f"
                + " %% unknown, %.2f bits a token by unigrams; held out: %,d documents, %,d tokens",
            data.training().documents(),
            data.training().sentences(),
            data.lengths().median(),
            data.lengths().longest(),
            data.training().tokens(),
            100 * data.training().unknownRate(),
            data.unigramEntropy(),
            data.heldOut().documents(),
            data.heldOut().tokens()));
    for (String warning : data.warnings()) {
      progress.println("firth: warning: " + warning);
    }
    progress.println("firth: to be beaten on masked tokens: " + baselines(baselines));
  }

  private static String baselines(Baselines baselines) {
    return String.format(
        Locale.ROOT,
        "unigrams %.1f %% (perplexity %,.0f), bigrams %.1f %% (perplexity %,.0f), bigrams with"
            + " both neighbours %.1f %% (perplexity %,.0f)",
        100 * baselines.unigram().accuracy(),
        baselines.unigram().perplexity(),
        100 * baselines.bigram().accuracy(),
        baselines.bigram().perplexity(),
        100 * baselines.neighbours().accuracy(),
        baselines.neighbours().perplexity());
  }

  /** The result where nothing was trained. */
  void planned(SanityReport data, Baselines baselines) {
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("run", out.toString());
      json.put("baselines", baselines.toMap());
      json.put("data", data.toMap());
      console.printJson(json);
    } else {
      console.out().println("data in " + console.strong(out.toString()));
    }
  }

  /** The result of a training. */
  void ended(PretrainingResult result, SanityReport data, BertForPretraining model) {
    if (console.json()) {
      console.printJson(toMap(result, data, model));
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d steps in %.1f s; masked tokens: %.1f %% right, perplexity %,.1f; %s%n",
            result.training().steps(),
            result.training().seconds(),
            100 * result.heldOut().get("mlmAccuracy"),
            result.heldOut().get("mlmPerplexity"),
            baselines(result.baselines()));
    pairs(result);
    teacher(result);
    console.out().println("model in " + console.strong(out.toString()));
  }

  private void pairs(PretrainingResult result) {
    for (String task : List.of("nsp", "sop")) {
      Double accuracy = result.heldOut().get(task + "Accuracy");
      if (accuracy != null) {
        console
            .out()
            .printf(
                Locale.ROOT,
                "pairs (%s): %.1f %% right; always the same answer: %.1f %%%n",
                task,
                100 * accuracy,
                100 * result.baselines().pairs());
      }
    }
  }

  private void teacher(PretrainingResult result) {
    if (!result.teacher().isEmpty()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "the teacher: %.1f %% right, perplexity %,.1f%n",
              100 * result.teacher().get("mlmAccuracy"),
              result.teacher().get("mlmPerplexity"));
    }
  }

  private Map<String, Object> toMap(
      PretrainingResult result, SanityReport data, BertForPretraining model) {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", out.toString());
    json.put("steps", result.training().steps());
    json.put("epochs", result.training().epochs());
    json.put("seconds", result.training().seconds());
    json.put("ended", result.training().reason().name().toLowerCase(Locale.ROOT));
    json.put("nspAccuracy", null);
    json.putAll(result.heldOut());
    json.put("baselines", result.baselines().toMap());
    if (!result.teacher().isEmpty()) {
      json.put("teacher", result.teacher());
    }
    json.put("vocabulary", model.bert().options().vocabulary());
    json.put("parameters", parameters(model));
    json.put("data", data.toMap());
    return json;
  }

  private static long parameters(BertForPretraining model) {
    return model.parameters().values().stream().mapToLong(weight -> weight.getArray().size()).sum();
  }
}
