package dev.firth.transformer.bert.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.SamplerPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleSamplerTest {
  private static final ExampleOptions OPTIONS = ExampleOptions.defaults().withMaxLength(64);
  private static final BatchOptions BATCHES =
      BatchOptions.defaults().withMaxTokens(1024).withWindow(256);

  @TempDir Path folder;

  private ExampleSampler sampler(DocumentFile file, ExampleOptions options) throws IOException {
    return new ExampleSampler(file, Documents.SPECIAL, options, BATCHES);
  }

  private static List<InputRow> rows(ExampleBatch batch) {
    var rows = new ArrayList<InputRow>();
    for (int i = 0; i < batch.rows(); i++) {
      rows.add(batch.row(i, batch.random(i)));
    }
    return rows;
  }

  private static List<InputRow> epoch(ExampleSampler sampler, long number) {
    var rows = new ArrayList<InputRow>();
    sampler.epoch(number).forEach(batch -> rows.addAll(rows(batch)));
    return rows;
  }

  private static Set<Integer> texts(InputRow row, int from, int to) {
    var texts = new HashSet<Integer>();
    Arrays.stream(row.ids(), from, to).filter(id -> id >= Documents.FIRST).forEach(texts::add);
    return texts;
  }

  @Test
  void halfOfTheSecondSegmentsAreFromAnotherDocument() throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 400, 20)) {
      int other = 0;
      List<InputRow> rows = epoch(sampler(file, OPTIONS), 0);
      for (InputRow row : rows) {
        Set<Integer> first = texts(row, 0, row.secondStart());
        Set<Integer> second = texts(row, row.secondStart(), row.ids().length);
        assertEquals(1, first.size());
        assertEquals(1, second.size());
        assertEquals(row.label() == 1, !first.equals(second));
        other += row.label();
      }
      // A document's last sentence alone is always followed by another document.
      assertEquals(0.53, (double) other / rows.size(), 0.04);
    }
  }

  @Test
  void rowsAreFramedAndNoLongerThanTheLimit() throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 100, 50)) {
      int full = 0;
      List<InputRow> rows = epoch(sampler(file, OPTIONS), 0);
      for (InputRow row : rows) {
        int[] ids = row.ids();
        assertTrue(ids.length <= 64, ids.length + " tokens");
        assertEquals(Documents.SPECIAL.cls(), ids[0]);
        assertEquals(Documents.SPECIAL.sep(), ids[row.secondStart() - 1]);
        assertEquals(Documents.SPECIAL.sep(), ids[ids.length - 1]);
        assertEquals(3, Arrays.stream(ids).filter(id -> id < Documents.FIRST).count());
        full += ids.length == 64 ? 1 : 0;
      }
      assertTrue(full > rows.size() / 2, full + " full rows of " + rows.size());
    }
  }

  @Test
  void swappedSegmentsAreLabelled() throws IOException {
    try (var file = Documents.write(folder.resolve("d.ids"), 12, 300, 300)) {
      var sampler = sampler(file, OPTIONS.withTask(SentenceTask.SENTENCE_ORDER));
      int swapped = 0;
      List<InputRow> rows = epoch(sampler, 0);
      for (InputRow row : rows) {
        swapped += row.label();
      }
      assertEquals(0.5, (double) swapped / rows.size(), 0.12);
    }
  }

  @Test
  void packedRowsHoldEveryTokenOnce() throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 200, 30)) {
      var options = OPTIONS.withTask(SentenceTask.NONE).withShortShare(0);
      long tokens = 0;
      long cells = 0;
      List<InputRow> rows = epoch(sampler(file, options), 0);
      for (InputRow row : rows) {
        assertEquals(row.ids().length, row.secondStart());
        assertTrue(row.ids().length <= 64);
        int text = (int) Arrays.stream(row.ids()).filter(id -> id >= Documents.FIRST).count();
        int documents = texts(row, 0, row.ids().length).size();
        assertEquals(row.ids().length, text + 2 + documents - 1, "separators between documents");
        tokens += text;
        cells += 64;
      }
      assertEquals(file.tokens(), tokens);
      assertTrue(tokens > 0.7 * cells, tokens + " tokens in " + cells + " cells");
    }
  }

  @Test
  void batchesAreNeverLargerThanTheBound() throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 300, 20)) {
      for (ExampleBatch batch : sampler(file, OPTIONS).epoch(0)) {
        int longest = rows(batch).stream().mapToInt(row -> row.ids().length).max().orElseThrow();
        assertTrue(longest * batch.rows() <= 1024, batch.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SentenceTask.class)
  void resumedAnywhereTheSameRowsFollow(SentenceTask task) throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 150, 25)) {
      var whole = sampler(file, OPTIONS.withTask(task));
      int batches = (int) (whole.batches(0) + whole.batches(1));
      for (int i = 0; i < batches; i++) {
        SamplerPosition position = whole.position();
        var resumed = sampler(file, OPTIONS.withTask(task));
        resumed.resumeAt(position);
        assertEquals(position, resumed.position());
        ExampleBatch expected = whole.next();
        assertSame(expected, resumed.next());
        assertEquals(position.batch() == whole.batches(position.epoch()) - 1, expected.endsEpoch());
      }
      assertEquals(new SamplerPosition(2, 0, whole.position().fingerprint()), whole.position());
    }
  }

  private static void assertSame(ExampleBatch expected, ExampleBatch actual) {
    assertArrayEquals(expected.examples(), actual.examples());
    for (int i = 0; i < expected.rows(); i++) {
      InputRow row = expected.row(i, expected.random(i));
      InputRow other = actual.row(i, actual.random(i));
      assertArrayEquals(row.ids(), other.ids());
      assertEquals(row.label(), other.label());
    }
  }

  @Test
  void epochsDifferUnlessVersionsTakeTurns() throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 50, 25)) {
      assertNotEquals(
          sorted(epoch(sampler(file, OPTIONS), 0)), sorted(epoch(sampler(file, OPTIONS), 2)));
      var turns = sampler(file, OPTIONS.withDuplicates(2));
      assertNotEquals(sorted(epoch(turns, 0)), sorted(epoch(turns, 1)));
      assertEquals(sorted(epoch(turns, 0)), sorted(epoch(turns, 2)));
    }
  }

  private static List<String> sorted(List<InputRow> rows) {
    return rows.stream().map(row -> row.label() + Arrays.toString(row.ids())).sorted().toList();
  }

  @Test
  void longDocumentsAreCutSoThatWindowsStaySmall() throws IOException {
    int sentences = 3 * DocumentFile.MOST_SENTENCES + 5;
    try (var file = Documents.write(folder.resolve("d.ids"), 3, sentences, 7)) {
      assertEquals(5, file.documents());
      assertEquals(sentences + 7, file.sentences());
      assertEquals(DocumentFile.MOST_SENTENCES, file.firstOf(1));
      // The mark behind the first document is no sentence of the second.
      assertEquals(sentences + 1, file.firstOf(4));
    }
  }

  @Test
  void aPlaceInOtherDataIsRefused() throws IOException {
    try (var file = Documents.random(folder.resolve("d.ids"), 20, 20)) {
      var sampler = sampler(file, OPTIONS);
      SamplerPosition position = sampler.position();
      var other = sampler(file, OPTIONS.withMaxLength(32));
      assertThrows(BadInputException.class, () -> other.resumeAt(position));
      var beyond = new SamplerPosition(0, 1_000_000, position.fingerprint());
      var damaged = assertThrows(BadInputException.class, () -> sampler.resumeAt(beyond));
      assertTrue(damaged.getMessage().contains("no batch 1000000 in epoch 0"));
    }
  }

  @Test
  void oneDocumentGivesNoPairsButRows() throws IOException {
    try (var file = Documents.write(folder.resolve("d.ids"), 10, 30)) {
      var refused = assertThrows(BadInputException.class, () -> sampler(file, OPTIONS));
      assertTrue(refused.getMessage().contains("one document"));
      assertFalse(epoch(sampler(file, OPTIONS.withTask(SentenceTask.NONE)), 0).isEmpty());
    }
  }
}
