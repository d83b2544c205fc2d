package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth vectors similarity}. */
@Command(
    name = "similarity",
    header = "The cosine of two words, or of the means of two sets of words.",
    footer = {
      "",
      "  firth vectors similarity text.vec car train",
      "  firth vectors similarity text.vec red,green,blue one,two,three"
    })
final class SimilarityCommand extends FirthCommand {
  @Mixin ModelArgument model;

  @Parameters(index = "1", paramLabel = "A", description = "A word, or words with commas between.")
  String a;

  @Parameters(index = "2", paramLabel = "B", description = "A word, or words with commas between.")
  String b;

  @Override
  protected void run(Console console) throws IOException {
    try (var vectors = model.open()) {
      double similarity = vectors.similarity(words(a), words(b));
      if (console.json()) {
        console.printJson(Map.of("similarity", similarity));
      } else {
        console.out().printf(Locale.ROOT, "%.4f%n", similarity);
      }
    }
  }

  private static List<String> words(String list) {
    List<String> words = Arrays.stream(list.split(",")).filter(word -> !word.isEmpty()).toList();
    // A comma is a word too.
    return words.isEmpty() ? List.of(list) : words;
  }
}
