package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.eval.CorrelationConfidence;
import dev.firth.eval.vectors.AnalogyOutcomes;
import dev.firth.eval.vectors.AnalogyResult;
import dev.firth.eval.vectors.AnalogyResult.SectionScore;
import dev.firth.eval.vectors.AnalogyScore;
import dev.firth.eval.vectors.CategorisationResult;
import dev.firth.eval.vectors.FrequencyBands;
import dev.firth.eval.vectors.SimilarityResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Evaluation results as JSON values and as text. */
final class ScoreOutput {
  private ScoreOutput() {}

  /** The results of all files as one: sections in order, sums over everything. */
  static Map<String, Object> analogies(List<AnalogyResult> results) {
    var sections = new ArrayList<Map<String, Object>>();
    var total = AnalogyScore.NONE;
    var semantic = AnalogyScore.NONE;
    var syntactic = AnalogyScore.NONE;
    for (AnalogyResult result : results) {
      for (SectionScore section : result.sections()) {
        var map = new LinkedHashMap<String, Object>();
        map.put("set", result.set());
        map.put("name", section.name());
        map.put("semantic", section.semantic());
        map.putAll(score(section.score()));
        sections.add(map);
      }
      total = total.plus(result.total());
      semantic = semantic.plus(result.semantic());
      syntactic = syntactic.plus(result.syntactic());
    }
    var map = new LinkedHashMap<String, Object>(score(total));
    map.put("semantic", score(semantic));
    map.put("syntactic", score(syntactic));
    map.put("sections", sections);
    map.put("signature", results.getFirst().signature());
    return map;
  }

  /** The questions of each set by the frequency of their rarest word. */
  static List<Map<String, Object>> bands(
      List<AnalogyOutcomes> results, FrequencyBands frequencies) {
    var bands = new ArrayList<Map<String, Object>>();
    for (AnalogyOutcomes result : results) {
      List<AnalogyScore> scores = result.byFrequency(frequencies);
      for (int band = 0; band < scores.size(); band++) {
        var map = new LinkedHashMap<String, Object>();
        map.put("set", result.questions().name());
        map.put("ranks", frequencies.name(band));
        map.put("accuracy", scores.get(band).accuracy());
        map.put("correct", scores.get(band).correct());
        map.put("seen", scores.get(band).seen());
        bands.add(map);
      }
    }
    return bands;
  }

  static Map<String, Object> categorisation(CategorisationResult result) {
    var map = new LinkedHashMap<String, Object>();
    map.put("set", result.set());
    map.put("purity", result.purity());
    map.put("clusters", result.clusters());
    map.put("found", result.found());
    map.put("missed", result.missed());
    map.put("signature", result.signature());
    return map;
  }

  private static Map<String, Object> score(AnalogyScore score) {
    var map = new LinkedHashMap<String, Object>();
    map.put("accuracy", score.accuracy());
    map.put("correct", score.correct());
    map.put("seen", score.seen());
    map.put("skipped", score.skipped());
    map.put("total", score.total());
    return map;
  }

  static List<Map<String, Object>> similarities(List<SimilarityResult> results) {
    return results.stream().map(ScoreOutput::similarity).toList();
  }

  private static Map<String, Object> similarity(SimilarityResult result) {
    var map = new LinkedHashMap<String, Object>();
    map.put("set", result.set());
    map.put("spearman", result.spearman());
    map.put("pearson", result.pearson());
    map.put("spearmanInterval", interval(result.spearmanInterval()));
    map.put("pearsonInterval", interval(result.pearsonInterval()));
    map.put("found", result.found());
    map.put("missed", result.missed());
    map.put("signature", result.signature());
    return map;
  }

  private static Map<String, Object> interval(CorrelationConfidence.Interval interval) {
    var map = new LinkedHashMap<String, Object>();
    map.put("method", "fisher");
    map.put("level", interval.level());
    map.put("lower", interval.lower());
    map.put("upper", interval.upper());
    return map;
  }

  static void print(Console console, AnalogyResult result) {
    PrintStream out = console.out();
    out.println(console.strong(result.set()));
    for (SectionScore section : result.sections()) {
      line(out, section.name(), section.score());
    }
    line(out, "semantic", result.semantic());
    line(out, "syntactic", result.syntactic());
    line(out, "total", result.total());
    out.println("  " + result.signature());
  }

  private static void line(PrintStream out, String name, AnalogyScore score) {
    String share =
        score.seen() == 0
            ? "   -  "
            : String.format(Locale.ROOT, "%5.1f%%", 100 * score.accuracy());
    out.printf(
        Locale.ROOT,
        "  %-30s %s  %,d of %,d seen, %,d skipped%n",
        name,
        share,
        score.correct(),
        score.seen(),
        score.skipped());
  }

  /** Accuracy by the rank of the rarest word. */
  static void printBands(Console console, AnalogyOutcomes outcomes, FrequencyBands frequencies) {
    console.out().println("  by the rank of the rarest word");
    List<AnalogyScore> scores = outcomes.byFrequency(frequencies);
    for (int band = 0; band < scores.size(); band++) {
      line(console.out(), "  " + frequencies.name(band), scores.get(band));
    }
  }

  static void print(Console console, CategorisationResult result) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  purity %.4f, %,d clusters, %,d words found, %,d missed%n  %s%n",
            console.strong(result.set()),
            result.purity(),
            result.clusters(),
            result.found(),
            result.missed(),
            result.signature());
  }

  static void print(Console console, SimilarityResult result) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  Spearman %.4f%s, Pearson %.4f%s, %,d pairs found, %,d missed%n  %s%n",
            console.strong(result.set()),
            result.spearman(),
            text(result.spearmanInterval()),
            result.pearson(),
            text(result.pearsonInterval()),
            result.found(),
            result.missed(),
            result.signature());
  }

  /** An interval behind its correlation. */
  private static String text(CorrelationConfidence.Interval interval) {
    return Double.isNaN(interval.lower())
        ? ""
        : String.format(Locale.ROOT, " [%.4f, %.4f]", interval.lower(), interval.upper());
  }
}
