package dev.firth.cli.lm;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.Corpus;
import dev.firth.eval.Signature;
import dev.firth.eval.language.NgramLineListener;
import dev.firth.eval.language.NgramModel;
import dev.firth.eval.language.NgramTextScore;
import dev.firth.eval.language.NgramTextScorer;
import dev.firth.eval.language.Perplexity;
import dev.firth.eval.language.PerplexityUnit;
import dev.firth.eval.language.TextUnits;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth lm score}: how probable an n-gram model finds a text. */
@Command(
    name = "score",
    header = "Score a text with an n-gram model: perplexity with its unit.",
    footer = {
      "",
      "Per token, with and without unknown words, the figures are those of KenLM's query. Per"
          + " word,",
      "character and byte they compare models with different tokens; the end of a line counts as"
          + " one",
      "of each.",
      "",
      "  firth lm score text.arpa test.txt",
      "  firth lm score text.arpa test.txt --per-line"
    })
final class LmScoreCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "An ARPA file; packed or not.")
  Path modelFile;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Text, a sentence a line; - is standard input, packed files are unpacked.")
  String file;

  @Option(
      names = "--per-line",
      description =
          "For each line the log10 probability, the tokens, the unknown words and the perplexity"
              + " (default: only the text's).")
  boolean perLine;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    try (var text = Corpus.of(List.of(file)).strict(strict.isGiven());
        var progress = console.progress()) {
      NgramModel model;
      try (var task = progress.start("reading the model", "bytes", -1)) {
        model = NgramModel.read(modelFile);
        task.done(modelFile.toFile().length());
      }
      if (!model.hasUnknown()) {
        progress.println(
            "firth: %s has no <unk>: unknown words get a log10 probability of %s"
                .formatted(modelFile, NgramModel.MISSING_UNKNOWN));
      }
      var lines = new ArrayList<Map<String, Object>>();
      var score = NgramTextScorer.score(model, text, listener(console, lines), progress);
      if (score.likelihood().tokens() == 0) {
        throw new BadInputException(file + " holds no line: give a text that is not empty");
      }
      if (console.json()) {
        console.printJson(toMap(model, score, lines));
      } else {
        print(console, score);
      }
    }
  }

  private NgramLineListener listener(Console console, List<Map<String, Object>> lines) {
    if (!perLine) {
      return (log10, tokens, unknown) -> {};
    }
    return console.json()
        ? (log10, tokens, unknown) -> lines.add(line(log10, tokens, unknown))
        : (log10, tokens, unknown) ->
            console
                .out()
                .println(
                    "%s\t%d\t%d\t%s".formatted(log10, tokens, unknown, perplexity(log10, tokens)));
  }

  private static double perplexity(float log10, long tokens) {
    return Perplexity.of(log10, PerplexityUnit.TOKEN, tokens).value();
  }

  private static Map<String, Object> line(float log10, long tokens, long unknown) {
    var map = new LinkedHashMap<String, Object>();
    map.put("log10Probability", log10);
    map.put("tokens", tokens);
    map.put("oov", unknown);
    map.put("perplexity", perplexity(log10, tokens));
    return map;
  }

  private static boolean onlyUnknown(NgramTextScore score) {
    return score.unknown() == score.likelihood().tokens();
  }

  private void print(Console console, NgramTextScore score) {
    print(console, "per token", score.perplexity().value());
    if (!onlyUnknown(score)) {
      print(console, "per token without OOV", score.perplexityWithoutUnknown().value());
    }
    for (var unit : List.of(PerplexityUnit.WORD, PerplexityUnit.CHARACTER)) {
      print(console, "per " + unit.label(), score.likelihood().perplexity(unit).value());
    }
    console
        .out()
        .printf(
            Locale.ROOT, "bits per byte                    %s%n", score.likelihood().bitsPerByte());
    TextUnits text = score.likelihood().text();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d tokens (%,d words and %,d ends of lines), %,d OOV, %,d characters, %,d bytes%n",
            score.likelihood().tokens(),
            text.words(),
            text.lines(),
            score.unknown(),
            text.characters(),
            text.bytes());
  }

  private static void print(Console console, String unit, double perplexity) {
    console.out().printf(Locale.ROOT, "perplexity %-21s %s%n", unit, perplexity);
  }

  private Map<String, Object> toMap(
      NgramModel model, NgramTextScore score, List<Map<String, Object>> lines) {
    var map = new LinkedHashMap<String, Object>();
    var likelihood = score.likelihood();
    var perplexities = new LinkedHashMap<String, Object>();
    for (var unit : PerplexityUnit.values()) {
      perplexities.put(unit.label(), likelihood.perplexity(unit).value());
    }
    map.put("score", score.perplexity().value());
    map.put("unit", PerplexityUnit.TOKEN.label());
    map.put("perplexity", perplexities);
    map.put(
        "perplexityWithoutOov",
        onlyUnknown(score) ? null : score.perplexityWithoutUnknown().value());
    map.put("bitsPerByte", likelihood.bitsPerByte());
    map.put("log10Probability", likelihood.log10Probability());
    map.put("tokens", likelihood.tokens());
    map.put("oov", score.unknown());
    map.put("words", likelihood.text().words());
    map.put("lines", likelihood.text().lines());
    map.put("characters", likelihood.text().characters());
    map.put("bytes", likelihood.text().bytes());
    map.put("signature", signature(model).toString());
    if (perLine) {
      map.put("perLine", lines);
    }
    return map;
  }

  private static Signature signature(NgramModel model) {
    return Signature.of("perplexity")
        .with("unit", PerplexityUnit.TOKEN.label())
        .with("model", "ngram")
        .with("order", model.order())
        .with("oov", model.hasUnknown() ? "included" : "included at " + NgramModel.MISSING_UNKNOWN)
        .with("eos", "yes");
  }
}
