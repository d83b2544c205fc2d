package dev.firth.cli.lm;

import dev.firth.cli.shell.Console;
import dev.firth.eval.language.Perplexity;
import dev.firth.eval.language.PerplexityUnit;
import dev.firth.eval.language.TextUnits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how a model scores a text: lines as they come, if they are wanted, then the whole. */
final class ScoreOutput {
  private final Console console;
  private final boolean perLine;
  private final List<Map<String, Object>> lines = new ArrayList<>();

  ScoreOutput(Console console, boolean perLine) {
    this.console = console;
    this.perLine = perLine;
  }

  /** Takes the next line. */
  void line(Number log10, long tokens, long unknown) {
    if (!perLine) {
      return;
    }
    double perplexity = Perplexity.of(log10.doubleValue(), PerplexityUnit.TOKEN, tokens).value();
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("log10Probability", log10);
      map.put("tokens", tokens);
      map.put("oov", unknown);
      map.put("perplexity", perplexity);
      lines.add(map);
    } else {
      console.out().println("%s\t%d\t%d\t%s".formatted(log10, tokens, unknown, perplexity));
    }
  }

  /** Prints the score of the whole text. */
  void print(ScoredText score) {
    if (console.json()) {
      console.printJson(toMap(score));
      return;
    }
    var likelihood = score.likelihood();
    print("per token", likelihood.perplexity(PerplexityUnit.TOKEN).value());
    score
        .perplexityWithoutUnknown()
        .ifPresent(perplexity -> print("per token without OOV", perplexity));
    for (var unit : List.of(PerplexityUnit.WORD, PerplexityUnit.CHARACTER)) {
      print("per " + unit.label(), likelihood.perplexity(unit).value());
    }
    console
        .out()
        .printf(Locale.ROOT, "bits per byte                    %s%n", likelihood.bitsPerByte());
    TextUnits text = likelihood.text();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d tokens (of %,d words and %,d ends of lines), %,d OOV, %,d characters, %,d bytes%n",
            likelihood.tokens(),
            text.words(),
            text.lines(),
            score.unknown(),
            text.characters(),
            text.bytes());
  }

  private void print(String unit, double perplexity) {
    console.out().printf(Locale.ROOT, "perplexity %-21s %s%n", unit, perplexity);
  }

  private Map<String, Object> toMap(ScoredText score) {
    var map = new LinkedHashMap<String, Object>();
    var likelihood = score.likelihood();
    var perplexities = new LinkedHashMap<String, Object>();
    for (var unit : PerplexityUnit.values()) {
      perplexities.put(unit.label(), likelihood.perplexity(unit).value());
    }
    var without = score.perplexityWithoutUnknown();
    map.put("score", likelihood.perplexity(PerplexityUnit.TOKEN).value());
    map.put("unit", PerplexityUnit.TOKEN.label());
    map.put("perplexity", perplexities);
    map.put("perplexityWithoutOov", without.isPresent() ? without.getAsDouble() : null);
    map.put("bitsPerByte", likelihood.bitsPerByte());
    map.put("log10Probability", likelihood.log10Probability());
    map.put("tokens", likelihood.tokens());
    map.put("oov", score.unknown());
    map.put("words", likelihood.text().words());
    map.put("lines", likelihood.text().lines());
    map.put("characters", likelihood.text().characters());
    map.put("bytes", likelihood.text().bytes());
    map.put("signature", score.signature().toString());
    if (perLine) {
      map.put("perLine", lines);
    }
    return map;
  }
}
