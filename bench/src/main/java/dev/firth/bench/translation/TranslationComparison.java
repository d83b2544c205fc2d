package dev.firth.bench.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.eval.Score;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.PairedBootstrap;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.eval.translation.BleuTokenizer;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.References;
import dev.firth.eval.translation.TranslationMetric;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every stored result beside ours. */
public final class TranslationComparison {
  private static final List<String> FILES =
      List.of(
          "expected.bleu.jsonl",
          "expected.chrf.jsonl",
          "expected.ter.jsonl",
          "expected.edge.jsonl");

  private final StoredScores stored;
  private final Agreement agreement;
  private final Map<String, CorpusStatistics> counted = new HashMap<>();

  /** Compares with the results of a folder; differences go to a stream as they are met. */
  public TranslationComparison(Path folder, PrintStream errors) {
    stored = new StoredScores(folder);
    agreement = new Agreement(errors);
  }

  /** Prints the table; false if anything differs. */
  public boolean run(PrintStream out) throws IOException {
    for (String file : FILES) {
      for (JsonNode result : stored.results(file)) {
        compare(file, result);
      }
    }
    for (JsonNode result : stored.results("expected.significance.jsonl")) {
      compareSignificance(result);
    }
    for (String[] fields : stored.table("expected.multi-bleu.tsv")) {
      compareMultiBleu(fields);
    }
    agreement.print(out);
    return agreement.isComplete();
  }

  private void compare(String file, JsonNode result) throws IOException {
    String level = result.get("level").asText();
    String row =
        String.join(", ", file, result.get("set").asText(), result.get("metric").asText(), level);
    agreement.result(row);
    var metric = StoredMetric.of(result.get("metric").asText(), result.get("args"));
    CorpusStatistics statistics =
        statistics(
            result.get("set").asText(),
            result.get("system").asText(),
            names(result.get("refs")),
            result.get("segments").asInt(),
            metric);
    String what =
        result.get("system").asText() + " " + result.get("refs") + " " + result.get("args");
    agreement.signature(
        row, what, unversioned(result.get("signature").asText()), unversioned(statistics));
    if (level.equals("corpus")) {
      compareCorpus(row, what, result, statistics.score());
    } else {
      JsonNode scores = result.get("scores");
      for (int i = 0; i < scores.size(); i++) {
        double found = statistics.segment(i).value();
        agreement.number(row, what + " segment " + (i + 1), scores.get(i).doubleValue(), found);
      }
    }
  }

  private void compareCorpus(String row, String what, JsonNode result, Score score) {
    agreement.number(row, what, result.get("score").doubleValue(), score.value());
    agreement.signature(row, what, result.get("name").asText(), score.name());
    JsonNode parts = new ObjectMapper().valueToTree(score.parts());
    result
        .properties()
        .forEach(
            entry -> {
              JsonNode found = parts.path(entry.getKey());
              if (found.isArray()) {
                for (int i = 0; i < entry.getValue().size(); i++) {
                  double expected = entry.getValue().get(i).doubleValue();
                  agreement.number(
                      row,
                      what + " " + entry.getKey(),
                      expected,
                      found.path(i).asDouble(Double.NaN));
                }
              } else if (found.isNumber()) {
                agreement.number(
                    row,
                    what + " " + entry.getKey(),
                    entry.getValue().doubleValue(),
                    found.doubleValue());
              }
            });
  }

  private void compareSignificance(JsonNode result) throws IOException {
    String test = result.get("test").asText();
    String row = "expected.significance.jsonl, " + result.get("metric").asText() + ", " + test;
    agreement.result(row);
    var metric =
        StoredMetric.of(result.get("metric").asText(), new ObjectMapper().createObjectNode());
    List<String> references = names(result.get("refs"));
    String set = result.get("set").asText();
    int segments = 1002;
    String system = result.get("system").asText();
    CorpusStatistics statistics = statistics(set, system, references, segments, metric);
    String what = system + " " + references + " seed " + result.get("seed");
    int samples = result.get("samples").asInt();
    long seed = result.get("seed").asLong();
    agreement.number(row, what, result.get("score").doubleValue(), statistics.score().value());
    if (result.path("mean").isNumber()) {
      Score score = statistics.score(new Bootstrap(samples, seed), Bootstrap.DEFAULT_LEVEL);
      var interval = score.confidence().orElseThrow();
      agreement.number(row, what + " mean", result.get("mean").doubleValue(), interval.mean());
      agreement.number(row, what + " ci", result.get("ci").doubleValue(), interval.halfWidth());
      agreement.signature(
          row,
          what,
          unversioned(result.get("signature").asText()),
          unversioned(score.signature().settingsLine()));
    }
    if (result.path("p_value").isNumber()) {
      String baseline = result.get("baseline").asText();
      var first = statistics(set, baseline, references, segments, metric).resampled();
      var second = statistics.resampled();
      double found =
          test.equals("paired bootstrap")
              ? new PairedBootstrap(samples, seed).test(first, second).pValue()
              : new ApproximateRandomization(samples, seed).test(first, second).pValue();
      agreement.number(row, what + " p", result.get("p_value").doubleValue(), found);
    }
  }

  /**
   * multi-bleu.perl splits at ASCII spaces alone where tokenizer none splits at all of Unicode's,
   * so other blanks are hidden from it here.
   */
  private void compareMultiBleu(String[] fields) throws IOException {
    String row = "expected.multi-bleu.tsv, " + fields[0];
    agreement.result(row);
    var names = fields[2].chars().mapToObj(c -> Character.toString((char) c)).toList();
    var hypotheses = hidden(stored.hypotheses(fields[0], fields[1], 1002));
    var references = new ArrayList<List<String>>();
    for (List<String> reference : stored.references(fields[0], names, 1002)) {
      references.add(hidden(reference));
    }
    var bleu =
        new Bleu(
            BleuOptions.defaults()
                .withTokenizer(BleuTokenizer.NONE)
                .withLowercase(fields[3].equals("lowercase")));
    Score score = bleu.corpus(hypotheses, References.ofStreams(references));
    Map<String, Object> parts = score.parts();
    var values = new ArrayList<Object>(List.of(score.value()));
    values.addAll((List<?>) parts.get("precisions"));
    values.add(parts.get("bp"));
    values.add((double) (long) parts.get("sys_len") / (long) parts.get("ref_len"));
    values.add(parts.get("sys_len"));
    values.add(parts.get("ref_len"));
    String found =
        String.format(
            Locale.ROOT,
            "BLEU = %.2f, %.1f/%.1f/%.1f/%.1f (BP=%.3f, ratio=%.3f, hyp_len=%d, ref_len=%d)",
            values.toArray());
    agreement.signature(row, fields[1] + " " + fields[2], fields[4], found);
  }

  private static List<String> hidden(List<String> texts) {
    return texts.stream()
        .map(
            text ->
                text.replaceAll(
                    "[\\u0085\\u00A0\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]", "\u2060"))
        .toList();
  }

  private CorpusStatistics statistics(
      String set, String system, List<String> references, int segments, TranslationMetric metric)
      throws IOException {
    String key = set + system + references + segments + metric.signature("") + orders(metric);
    CorpusStatistics known = counted.get(key);
    if (known == null) {
      known =
          metric.statistics(
              stored.hypotheses(set, system, segments),
              References.ofStreams(stored.references(set, references, segments)));
      counted.put(key, known);
    }
    return known;
  }

  /** What the signature does not tell. */
  private static int orders(TranslationMetric metric) {
    return metric.columns();
  }

  private static List<String> names(JsonNode references) {
    var names = new ArrayList<String>();
    references.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static String unversioned(CorpusStatistics statistics) {
    return unversioned(statistics.signature().settingsLine());
  }

  private static String unversioned(String signature) {
    return signature.substring(0, signature.lastIndexOf("version:"));
  }
}
