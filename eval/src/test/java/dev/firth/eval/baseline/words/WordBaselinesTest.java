package dev.firth.eval.baseline.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.eval.baseline.documents.DocumentFormat;
import dev.firth.eval.baseline.documents.DocumentRule;
import dev.firth.eval.baseline.documents.DocumentSource;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.vectors.AnalogyEvaluation;
import dev.firth.eval.vectors.AnalogyOptions;
import dev.firth.eval.vectors.AnalogyQuestions;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordBaselinesTest {
  private static final BaselineOptions ALL = BaselineOptions.defaults().withMinCount(1);

  @TempDir private Path folder;

  private Corpus corpus(String text) throws IOException {
    return Corpus.of(Files.writeString(folder.resolve("text.txt"), text));
  }

  private SearchIndex index(String text, DocumentRule rule) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    var source =
        DocumentSource.of(List.of(file.toString()))
            .withFormat(DocumentFormat.BLOCKS)
            .withRule(rule);
    try (var documents = source.open()) {
      return SearchIndex.inMemory(documents, new WhitespaceWords(), Progress.none());
    }
  }

  @Test
  void weighsWordsAsTheFormulaSays() throws IOException {
    // Documents: {x x y}, {x z}, {z}; N = 3, df(x) = 2, df(y) = 1, df(z) = 2.
    try (var index = index("x x y\n\nx z\n\nz\n", DocumentRule.blankLines())) {
      assertEquals(3, index.size());
      assertEquals(6, index.counts().tokens());
      var space = TfIdfWordSpace.of(index, ALL);
      assertEquals(List.of("x", "z", "y"), List.of(space.word(0), space.word(1), space.word(2)));
      double idf2 = 1 + Math.log(4 / 3.0);
      double idf1 = 1 + Math.log(4 / 2.0);
      double x0 = (1 + Math.log(2)) * idf2;
      double x = x0 / Math.hypot(x0, idf1);
      double half = Math.sqrt(.5);
      double expected = half * half / (Math.hypot(x, half) * Math.hypot(half, 1));
      assertEquals(expected, space.similarity(space.id("x"), space.id("z")), 1e-6);
      assertEquals(x / Math.hypot(x, half), space.similarity(space.id("x"), space.id("y")), 1e-6);
      assertEquals(0, space.similarity(space.id("y"), space.id("z")));
      assertEquals(-1, space.id("unknown"));
    }
  }

  @Test
  void leavesOutWordsThatLuceneCannotHold() throws IOException {
    try (var index = index("a " + "x".repeat(40_000) + " b\n", DocumentRule.blankLines())) {
      assertEquals(2, index.counts().tokens());
    }
  }

  @Test
  void refusesTextsWithoutWordsAndTooLittleMemory() throws IOException {
    assertThrows(BadInputException.class, () -> index(" \n\n \n", DocumentRule.blankLines()));
    try (var index = index("a b c d e f", DocumentRule.blankLines())) {
      var little = ALL.withMemoryBytes(16);
      assertThrows(UsageException.class, () -> TfIdfWordSpace.of(index, little));
      assertThrows(BadInputException.class, () -> TfIdfWordSpace.of(index, ALL.withMinCount(2)));
      assertEquals(2, TfIdfWordSpace.of(index, ALL.withMaxWords(2)).size());
    }
  }

  @Test
  void countsNeighboursOfAnEncodedText() throws IOException {
    var vocabulary = Vocabulary.of(List.of("a", "b", "c", "rare"), new long[] {4, 3, 3, 1});
    try (var corpus = corpus("a b\na c\na rare b\na c b c\n");
        var ids =
            IdCorpus.encode(
                corpus,
                new WhitespaceWords(),
                vocabulary,
                folder.resolve("ids"),
                1,
                Progress.none())) {
      var counting = CooccurrenceOptions.defaults();
      var space = CooccurrenceWordSpace.of(vocabulary, ids, ALL.withMinCount(2), counting);
      assertEquals(3, space.size());
      // Left out, "rare" leaves no gap; lines are kept apart. n(a,b) = 3, n(a,c) = 3, n(b,c) = 2.
      int[] text = {0, 1, -1, 0, 2, -1, 0, 1, -1, 0, 2, 1, 2, -1};
      var expected = new NeighbourCounts(text, 3, counting).ppmi(1 << 20);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          assertEquals(expected.product(i, j), space.similarity(i, j), "words " + i + ", " + j);
        }
      }
      var little = ALL.withMemoryBytes(50);
      assertThrows(
          UsageException.class, () -> CooccurrenceWordSpace.of(vocabulary, ids, little, counting));
      assertThrows(
          BadInputException.class,
          () -> CooccurrenceWordSpace.of(vocabulary, ids, ALL.withMinCount(5), counting));
      var other = Vocabulary.of(List.of("a", "b"), new long[] {4, 3});
      assertThrows(UsageException.class, () -> CooccurrenceWordSpace.of(other, ids, ALL, counting));
    }
  }

  @Test
  void answersAnalogiesLikeAnySpace() throws IOException {
    // A capital shares documents with its country, and countries share documents.
    String text =
        "paris france\noslo norway\nfrance norway\nnorway france\nparis city\noslo city\n";
    try (var index = index(text, DocumentRule.everyLines(1))) {
      var space = TfIdfWordSpace.of(index, ALL);
      var question = new Question("paris", "france", "oslo", "norway");
      var questions =
          new AnalogyQuestions("test", List.of(new Section(1, "capitals", List.of(question))));
      var result = new AnalogyEvaluation(AnalogyOptions.defaults()).evaluate(space, questions);
      assertEquals(1, result.total().correct());
      assertTrue(result.signature().contains("space:tfidf-6-documents"), result.signature());
    }
  }
}
