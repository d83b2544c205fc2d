package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.Corpus;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.vocabulary.CorpusFigures;
import dev.firth.tokenizers.vocabulary.TokenizerComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth tokenizer compare}. */
@Command(
    name = "compare",
    header = "Two tokenizers on the same text: fertility, unknown rate, overlap.",
    footer = {
      "",
      "Fertility is tokens per word between white space; the unknown rate is the share of",
      "tokens that are the unknown token. Special tokens are not added.",
      "",
      "  firth tokenizer compare a/tokenizer.json b/vocab.txt corpus.txt"
    })
final class CompareCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "FIRST", description = TokenizerArgument.DESCRIPTION)
  Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another one.")
  Path second;

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "CORPUS",
      description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Mixin FormatOptions format;

  @Override
  protected void run(Console console) throws IOException {
    List<Tokenizer> both = format.open(List.of(first, second));
    try (var text = Corpus.of(corpus)) {
      var comparison =
          TokenizerComparison.of(both.getFirst(), both.getLast(), new CorpusLines(text));
      if (console.json()) {
        console.printJson(json(comparison));
      } else {
        print(console, comparison);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Map<String, Object> json(TokenizerComparison comparison) {
    var json = new LinkedHashMap<String, Object>();
    json.put("first", figures(first, comparison.first()));
    json.put("second", figures(second, comparison.second()));
    json.put("sharedTokens", comparison.overlap().shared());
    json.put("onlyFirst", comparison.overlap().onlyFirst());
    json.put("onlySecond", comparison.overlap().onlySecond());
    json.put("overlap", comparison.overlap().jaccard());
    json.put("sameTokens", comparison.sameTokens());
    return json;
  }

  private static Map<String, Object> figures(Path model, CorpusFigures figures) {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", model.toString());
    json.put("texts", figures.texts());
    json.put("bytes", figures.bytes());
    json.put("words", figures.words());
    json.put("tokens", figures.tokens());
    json.put("vocabulary", figures.vocabulary());
    json.put("fertility", figures.fertility());
    json.put("bytesPerToken", figures.bytesPerToken());
    json.put("unknownRate", figures.unknownRate());
    json.put("usedShare", figures.usedShare());
    return json;
  }

  private void print(Console console, TokenizerComparison comparison) {
    CorpusFigures a = comparison.first();
    CorpusFigures b = comparison.second();
    row(console, "", "first", "second");
    row(console, "vocabulary", count(a.vocabulary()), count(b.vocabulary()));
    row(console, "tokens", count(a.tokens()), count(b.tokens()));
    row(console, "fertility", number(a.fertility()), number(b.fertility()));
    row(console, "bytes per token", number(a.bytesPerToken()), number(b.bytesPerToken()));
    row(console, "unknown", percent(a.unknownRate()), percent(b.unknownRate()));
    row(console, "vocabulary used", percent(a.usedShare()), percent(b.usedShare()));
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d tokens are in both vocabularies (%s of all); %,d of %,d texts are cut alike%n",
            comparison.overlap().shared(),
            percent(comparison.overlap().jaccard()),
            comparison.sameTokens(),
            a.texts());
  }

  private static void row(Console console, String name, String first, String second) {
    console.out().printf("%-16s %14s %14s%n", name, first, second);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
