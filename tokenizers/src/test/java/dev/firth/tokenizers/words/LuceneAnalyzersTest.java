package dev.firth.tokenizers.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.testkit.HardStrings;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.normalize.Lowercase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuceneAnalyzersTest {
  @Test
  void termsOfALanguage() {
    assertEquals(
        List.of("hous", "run", "water"),
        terms("english", "The houses are running into the waters"));
    assertEquals(List.of("haus", "schon"), terms("german", "Die Häuser sind schöner"));
    assertEquals(List.of("eau", "cheval"), terms("french", "l'eau des chevaux"));
  }

  @Test
  void everyNameWorksOnEveryText() {
    for (String name : LuceneAnalyzers.names()) {
      for (String text : HardStrings.all()) {
        String some = HardStrings.wellFormed(text.substring(0, Math.min(200, text.length())));
        terms(name, some);
        pieces(name, NormalizedText.of(some));
      }
    }
    var error = assertThrows(UsageException.class, () -> AnalyzerWords.of("klingon"));
    assertTrue(error.getMessage().contains("klingon") && error.getMessage().contains("english"));
  }

  @Test
  void piecesAreTheTextAsItStands() {
    NormalizedText text = new Lowercase().normalize(NormalizedText.of("The HOUSES, and 42 trees!"));
    assertEquals(List.of("houses 4-10", "42 16-18", "trees 19-24"), pieces("english", text));
    assertEquals(5, pieces("standard", text).size());
  }

  private static List<String> terms(String name, String text) {
    var terms = new ArrayList<String>();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    AnalyzerWords.of(name)
        .tokenize(
            utf8,
            0,
            utf8.length,
            (bytes, from, length) ->
                terms.add(new String(bytes, from, length, StandardCharsets.UTF_8)));
    return terms;
  }

  private static List<String> pieces(String name, NormalizedText text) {
    var pieces = new ArrayList<String>();
    new LucenePreTokenizer(AnalyzerWords.of(name))
        .split(
            text,
            piece ->
                pieces.add(
                    piece
                        + " "
                        + piece.originalStart(0)
                        + "-"
                        + piece.originalEnd(piece.length() - 1)));
    return pieces;
  }
}
