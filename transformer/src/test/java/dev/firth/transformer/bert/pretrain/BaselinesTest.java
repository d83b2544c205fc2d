package dev.firth.transformer.bert.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.seq2seq.data.SentenceWriter;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.transformer.bert.data.DocumentCounts;
import dev.firth.transformer.bert.data.DocumentFile;
import dev.firth.transformer.bert.data.EncodedDocuments;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.data.TextCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines and the look at the data on texts whose figures are known. */
class BaselinesTest {
  private static final int VOCABULARY = 10;

  @TempDir Path folder;

  /** Each document is given as sentences of ids. */
  private DocumentFile write(List<List<int[]>> documents) throws IOException {
    Path file = folder.resolve("d.ids");
    SentenceWriter.write(
        file,
        List.of(new VocabularyMark(VOCABULARY, 1)),
        out -> {
          for (List<int[]> document : documents) {
            for (int[] sentence : document) {
              out.add(List.of(sentence));
            }
            out.add(List.of(new int[0]));
          }
        });
    return DocumentFile.open(file);
  }

  @Test
  void unigramsAreCountedOverAllDocuments() throws IOException {
    try (var file =
        write(
            List.of(
                List.of(new int[] {5, 5, 6}, new int[] {5}), List.of(new int[] {7, 6, 5, 5})))) {
      var counts = UnigramCounts.of(file);
      assertEquals(5, counts.count(5));
      assertEquals(8, counts.total());
      assertEquals(3, counts.used());
      double entropy = -(5 / 8.0 * log2(5 / 8.0) + 2 / 8.0 * log2(2 / 8.0) + log2(1 / 8.0) / 8);
      assertEquals(entropy, counts.entropy(), 1e-12);
      var score =
          UnigramBaseline.score(
              counts, 5, List.of(new MaskedTarget(-1, 5, 6), new MaskedTarget(5, 7, -1)));
      assertEquals(0.5, score.accuracy());
      // (5 + 1) / 18 and (1 + 1) / 18.
      assertEquals(Math.sqrt(18.0 / 6 * 18.0 / 2), score.perplexity(), 1e-9);
    }
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  @Test
  void neighboursAreNotCountedAcrossDocuments() throws IOException {
    try (var file =
        write(List.of(List.of(new int[] {5, 6}, new int[] {7}), List.of(new int[] {8, 9})))) {
      var ids = new TokenStream(file);
      var pairs = new ArrayList<String>();
      while (ids.next()) {
        pairs.add(ids.before() + " " + ids.id());
      }
      assertEquals(List.of("-1 5", "5 6", "6 7", "-1 8", "8 9"), pairs);
    }
  }

  /** Every token follows from the one before it: 5 6 7 8 9 5 6 … */
  @Test
  void neighboursTellWhatUnigramsCannot() throws IOException {
    var sentences = new ArrayList<int[]>();
    for (int i = 0; i < 2000; i++) {
      sentences.add(new int[] {5, 6, 7, 8, 9});
    }
    try (var file = write(List.of(sentences))) {
      var counts = UnigramCounts.of(file);
      var targets =
          List.of(
              new MaskedTarget(5, 6, 7),
              new MaskedTarget(9, 5, 6),
              new MaskedTarget(-1, 5, 6),
              new MaskedTarget(8, 9, -1));
      var bigrams = new NeighbourBaseline(file, counts, targets);
      BaselineScore neighbours = bigrams.both();
      var unigrams = UnigramBaseline.score(counts, 5, targets);
      assertEquals(1, neighbours.accuracy());
      assertTrue(neighbours.perplexity() < 1.2, neighbours.toString());
      assertEquals(5, unigrams.perplexity(), 0.01);
      assertEquals(1, bigrams.left().accuracy());
      assertTrue(bigrams.left().perplexity() > neighbours.perplexity(), bigrams.left().toString());
    }
  }

  @Test
  void whatWillGoWrongIsSaid() throws IOException {
    var random = new SplittableRandom(1);
    var documents = new ArrayList<List<int[]>>();
    for (int i = 0; i < 100; i++) {
      documents.add(List.of(random.ints(90, 5, VOCABULARY).toArray()));
    }
    try (var file = write(documents)) {
      var counts = UnigramCounts.of(file);
      var good = new DocumentCounts(100, 1000, 9000, 0, 0, 90, 0, 0);
      var fine = new TextCounts(100, 0, 0, 0, 0);
      var examples = ExampleOptions.defaults();
      SanityReport report = check(fine, good, file, counts, examples);
      // Ids 0 to 4 never occur.
      assertEquals(1, report.warnings().size(), report.toString());
      assertEquals(log2(5), report.unigramEntropy(), 0.01);
      assertEquals(90, report.lengths().median());
      var bad = new DocumentCounts(20, 100, 300, 30, 50, 90, 0, 15);
      var broken = new TextCounts(100, 30, 4, 2, 9);
      SanityReport all = check(broken, bad, file, counts, examples);
      assertEquals(10, all.warnings().size(), all.toString());
      assertTrue(all.warnings().getFirst().startsWith("30 % of the lines repeat"));
    }
  }

  private static SanityReport check(
      TextCounts text,
      DocumentCounts kept,
      DocumentFile file,
      UnigramCounts counts,
      ExampleOptions examples) {
    var none = new DocumentCounts(0, 0, 0, 0, 0, 0, 0, 0);
    return SanityCheck.check(new EncodedDocuments(text, kept, none), file, counts, examples);
  }
}
