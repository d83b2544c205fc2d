package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.eval.Score;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.PairedBootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** sacreBLEU's own figures on hard segments, for every setting. */
class SacreBleuParityTest {
  private static List<String> lines(String name) throws Exception {
    var resource = SacreBleuParityTest.class.getResource("/parity/sacrebleu/" + name);
    // At line feeds alone: the segments hold other line separators.
    String text = Files.readString(Path.of(resource.toURI()));
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  private static References references(int count) throws Exception {
    var streams = List.of(lines("ref.A.txt"), lines("ref.B.txt"));
    return References.ofStreams(streams.subList(0, count));
  }

  @Test
  void scoresAgree() throws Exception {
    for (String line : lines("expected.tsv")) {
      String[] fields = line.split("\t");
      String what = String.join(" ", fields[0], fields[1], fields[2], fields[3]);
      var metric = metric(fields[0], settings(fields[1]));
      var statistics = metric.statistics(lines("hyp.txt"), references(Integer.parseInt(fields[2])));
      String[] expected = fields[4].split(" ");
      List<Double> found =
          fields[3].equals("corpus") ? numbers(statistics.score()) : sentences(statistics);
      assertEquals(expected.length, found.size(), what);
      for (int i = 0; i < expected.length; i++) {
        double number = Double.parseDouble(expected[i]);
        assertEquals(number, found.get(i), 1e-9 * Math.abs(number), what + ", number " + i);
      }
    }
  }

  private static List<Double> sentences(CorpusStatistics statistics) {
    var scores = new ArrayList<Double>();
    for (int segment = 0; segment < statistics.segments(); segment++) {
      scores.add(statistics.segment(segment).value());
    }
    return scores;
  }

  private static List<Double> numbers(Score score) {
    var numbers = new ArrayList<>(List.of(score.value()));
    for (String part : List.of("bp", "sys_len", "ref_len", "num_edits", "ref_length")) {
      if (score.parts().get(part) instanceof Number number) {
        numbers.add(number.doubleValue());
      }
    }
    if (score.parts().get("precisions") instanceof List<?> precisions) {
      precisions.forEach(precision -> numbers.add((Double) precision));
    }
    return numbers;
  }

  @Test
  void significanceAgrees() throws Exception {
    for (String line : lines("significance.tsv")) {
      String[] fields = line.split("\t");
      var metric =
          switch (fields[0]) {
            case "BLEU" -> new Bleu(BleuOptions.defaults());
            case "TER" -> new Ter(TerOptions.defaults());
            default -> new ChrF(ChrFOptions.defaults().withWordOrder(2));
          };
      var references = references(Integer.parseInt(fields[1]));
      var baseline = metric.statistics(lines("hyp.txt"), references);
      var system = metric.statistics(lines("other.txt"), references);
      int samples = Integer.parseInt(fields[3]);
      long seed = Long.parseLong(fields[4]);
      var interval = new Bootstrap(samples, seed).interval(system.resampled());
      var result =
          fields[2].equals("bs")
              ? new PairedBootstrap(samples, seed).test(baseline.resampled(), system.resampled())
              : new ApproximateRandomization(samples, seed)
                  .test(baseline.resampled(), system.resampled());
      compare(line, fields[5], result.system());
      compare(line, fields[6], interval.mean());
      compare(line, fields[7], interval.halfWidth());
      compare(line, fields[8], result.pValue());
    }
  }

  private static void compare(String line, String expected, double found) {
    if (!expected.equals("-")) {
      double number = Double.parseDouble(expected);
      assertEquals(number, found, 1e-9 * number, line);
    }
  }

  private static Map<String, String> settings(String text) {
    var settings = new HashMap<String, String>();
    for (String setting : text.split(" ")) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return settings;
  }

  private static TranslationMetric metric(String name, Map<String, String> settings) {
    return switch (name) {
      case "BLEU" -> bleu(settings);
      case "CHRF" ->
          new ChrF(
              new ChrFOptions(
                  Integer.parseInt(settings.getOrDefault("char_order", "6")),
                  Integer.parseInt(settings.get("word_order")),
                  Integer.parseInt(settings.getOrDefault("beta", "2")),
                  isOn(settings, "lowercase"),
                  isOn(settings, "whitespace"),
                  isOn(settings, "eps_smoothing")));
      default ->
          new Ter(
              new TerOptions(
                  isOn(settings, "normalized"),
                  isOn(settings, "no_punct"),
                  isOn(settings, "asian_support"),
                  isOn(settings, "case_sensitive")));
    };
  }

  private static Bleu bleu(Map<String, String> settings) {
    var smoothing =
        Smoothing.of(
            switch (settings.get("smooth_method")) {
              case "none" -> Smoothing.Method.NONE;
              case "floor" -> Smoothing.Method.FLOOR;
              case "add-k" -> Smoothing.Method.ADD_K;
              default -> Smoothing.Method.EXP;
            });
    if (settings.containsKey("smooth_value")) {
      double value = Double.parseDouble(settings.get("smooth_value"));
      smoothing = Smoothing.of(smoothing.method(), value);
    }
    return new Bleu(
        new BleuOptions(
            BleuTokenizer.of(settings.getOrDefault("tokenize", "13a")).orElseThrow(),
            smoothing,
            isOn(settings, "effective_order"),
            isOn(settings, "lowercase"),
            Integer.parseInt(settings.getOrDefault("max_ngram_order", "4"))));
  }

  private static boolean isOn(Map<String, String> settings, String name) {
    return "true".equals(settings.get(name));
  }
}
