package dev.firth.eval.classify.spans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConllFileTest {
  @TempDir Path folder;

  private List<TaggedSentence> read(String text) throws IOException {
    return ConllFile.read(Files.writeString(folder.resolve("pred.conll"), text));
  }

  @Test
  void sentencesEndAtEmptyLinesAndMarks() throws Exception {
    var expected =
        List.of(
            new TaggedSentence(2, List.of("O", "B-x"), List.of("O", "O")),
            new TaggedSentence(5, List.of("I-y"), List.of("B-y")),
            new TaggedSentence(7, List.of("O"), List.of("O")));
    assertEquals(expected, read("\na NN O O\nb  NN B-x O \n\nc NN I-y B-y\n-X- - O O\nd NN O O"));
    assertEquals(
        expected,
        read("\na b\tO\tO\r\nb\tB-x\tO\n \nc\tI-y\tB-y\n-X-\n\td\tO\tO\n".replace("\n\td", "\nd")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a O O;b O | :2: 2 columns where the lines before have 3",
        "a | :1: a right and a predicted tag are needed",
        "a\tO\t;b | :1: the predicted tag is empty",
        "a\t\tO | :1: the right tag is empty",
        "'' | has no tokens"
      })
  void badFilesAreRefusedWithTheirLine(String text, String message) {
    var failure = assertThrows(BadInputException.class, () -> read(text.replace(';', '\n')));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  @Test
  void tagsOutsideTheSchemeAreRefusedWithTheirLine() throws Exception {
    var sentences = read("a O O\n\nb O O\nc O S-x\n");
    var failure =
        assertThrows(
            BadInputException.class,
            () -> SpanEvaluation.evaluate(sentences, SpanReading.strict(SpanScheme.IOB2)));
    assertTrue(failure.getMessage().startsWith("line 4: the tag 'S-x'"), failure.getMessage());
  }

  @Test
  void nothingFoundIsZero() throws Exception {
    var result = SpanEvaluation.evaluate(read("a O O\n"), SpanReading.conlleval());
    assertEquals(0, result.overall().f1());
    assertEquals(0, result.report().macro().f1());
    assertEquals(1, result.accuracy());
  }

  /** The readings part where I follows O, and where a span has no right end. */
  @Test
  void readingsDifferWhereTagsBreakTheScheme() throws Exception {
    var sentences = read("a B-x I-x\nb I-x I-x\nc O O\n");
    assertEquals(1, SpanEvaluation.evaluate(sentences, SpanReading.conlleval()).overall().f1());
    assertEquals(1, SpanEvaluation.evaluate(sentences, SpanReading.seqeval()).overall().f1());
    var strict = SpanReading.strict(SpanScheme.IOB2);
    assertEquals(0, SpanEvaluation.evaluate(sentences, strict).overall().f1());
  }

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    byte[] file = "a\tO\tO\nb\tB-x\tS-x\n\nc\tI-y\tE-y\n".getBytes(StandardCharsets.UTF_8);
    var readings =
        List.of(
            SpanReading.conlleval(),
            SpanReading.conllevalRaw(),
            SpanReading.seqeval(),
            SpanReading.strict(SpanScheme.BIOES));
    for (Damage damage : Damage.fuzz(file, 300).toList()) {
      for (SpanReading reading : readings) {
        try {
          var sentences = ConllFile.read(damage.writeTo(folder.resolve("damaged")));
          double f1 = SpanEvaluation.evaluate(sentences, reading).overall().f1();
          assertTrue(f1 >= 0 && f1 <= 1, damage.toString());
        } catch (BadInputException e) {
          assertEquals(1, e.getMessage().lines().count(), damage.toString());
        }
      }
    }
  }
}
