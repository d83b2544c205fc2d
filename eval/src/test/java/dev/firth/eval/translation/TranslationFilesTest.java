package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationFilesTest {
  @TempDir Path folder;

  private final Bleu bleu = new Bleu(BleuOptions.defaults());
  private Path hypotheses;
  private Path reference;

  @BeforeEach
  void name() {
    hypotheses = folder.resolve("hyp.txt");
    reference = folder.resolve("ref.txt");
  }

  private BadInputException refused(List<Path> references, TranslationMetric metric) {
    var files = new TranslationFiles(hypotheses, references, 2);
    return assertThrows(BadInputException.class, () -> files.count(metric));
  }

  @Test
  void filesScoreAsListsWhateverTheThreads() throws Exception {
    var texts = new ArrayList<String>();
    var references = new ArrayList<String>();
    for (int i = 0; i < 10_000; i++) {
      var random = Seeds.random(i);
      texts.add("w" + random.nextInt(5) + " w" + random.nextInt(5) + ", ß w" + random.nextInt(5));
      references.add("w1 w" + random.nextInt(5) + ", ß w2 ");
    }
    Files.write(hypotheses, texts);
    Files.writeString(reference, String.join("\r\n", references));
    for (TranslationMetric metric :
        List.of(bleu, new ChrF(ChrFOptions.defaults()), new Ter(TerOptions.defaults()))) {
      var expected = metric.statistics(texts, References.single(references));
      for (int threads : new int[] {1, 3}) {
        var files = new TranslationFiles(hypotheses, List.of(reference), threads);
        var counted = files.count(metric);
        assertEquals(expected.score(), counted.score());
        assertEquals(10_000, counted.segments());
        assertEquals(expected.segment(7777).value(), counted.segment(7777).value());
      }
    }
  }

  @Test
  void differentLineCountsAreNamed() throws Exception {
    Files.writeString(hypotheses, "a\nb\nc\n");
    Files.writeString(reference, "a\nb\n");
    String message = refused(List.of(reference), bleu).getMessage();
    assertTrue(message.contains("hyp.txt has 3 lines") && message.contains("has 2"), message);
    Files.writeString(reference, "a\nb\nc\nd\ne");
    assertTrue(refused(List.of(reference), bleu).getMessage().contains("has 5"));
    Path second = folder.resolve("second.txt");
    Files.writeString(reference, "a\nb\nc\n");
    Files.writeString(second, "");
    message = refused(List.of(reference, second), bleu).getMessage();
    assertTrue(message.contains("second.txt has 0"), message);
  }

  @Test
  void filesWithoutSegmentsAreRefused() throws Exception {
    Files.writeString(hypotheses, "");
    Files.writeString(reference, "");
    assertTrue(refused(List.of(reference), bleu).getMessage().contains("hyp.txt is empty"));
    assertTrue(refused(List.of(folder), bleu).getMessage().contains("is a folder"));
    Path missing = folder.resolve("missing.txt");
    assertTrue(refused(List.of(missing), bleu).getMessage().contains("does not exist"));
  }

  @Test
  void emptyLinesAreSegments() throws Exception {
    Files.writeString(hypotheses, "\n\na b c d\n");
    Files.writeString(reference, "x\n\na b c d\n");
    var counted = new TranslationFiles(hypotheses, List.of(reference), 1).count(bleu);
    assertEquals(new InputFindings(2, 1, 0, 0), counted.findings());
    assertEquals(3, counted.segments());
    assertEquals(4L, counted.score().parts().get("sys_len"));
  }

  @Test
  void brokenBytesAreReplacedAndCounted() throws Exception {
    Files.write(hypotheses, "caf\u00e9 b\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(reference, "caf\ufffd b\n");
    var counted = new TranslationFiles(hypotheses, List.of(reference), 1).count(bleu);
    assertEquals(1, counted.findings().brokenBytes());
    assertEquals(List.of(2L, 1L, 0L, 0L), counted.score().parts().get("counts"));
  }

  @Test
  void linesThatAreNoSegmentsAreRefusedWithTheirPlace() throws Exception {
    Files.writeString(hypotheses, "a\n" + "b".repeat(2 << 20) + "\n");
    Files.writeString(reference, "a\nb\n");
    assertTrue(refused(List.of(reference), bleu).getMessage().contains("hyp.txt:2"));
    Files.writeString(hypotheses, "a\n" + "b ".repeat(20_000) + "\n");
    Files.writeString(reference, "a\n" + "c ".repeat(20_000) + "\n");
    String message = refused(List.of(reference), new Ter(TerOptions.defaults())).getMessage();
    assertTrue(message.contains("hyp.txt:2") && message.contains("too long"), message);
  }
}
