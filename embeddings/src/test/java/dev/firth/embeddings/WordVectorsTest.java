package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.files.VectorFormat;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsTest {

  @TempDir Path folder;

  /** Kings and queens on a plane: the first axis is royalty, the second sex. */
  private static WordVectors royals() {
    return WordVectors.of(
        List.of("man", "woman", "king", "queen", "apple", "nothing"),
        new float[] {1, 2, 1, -2, 4, 2, 4, -2, -3, 0.5f, 0, 0},
        2);
  }

  @Test
  void wordsHaveIdsAndVectors() {
    try (var vectors = royals()) {
      assertEquals(6, vectors.size());
      assertEquals(2, vectors.dim());
      assertEquals(3, vectors.id("queen"));
      assertEquals(-1, vectors.id("prince"));
      assertEquals("king", vectors.word(2));
      assertTrue(vectors.contains("apple"));
      assertFalse(vectors.words().contains("pear"));
      assertEquals(List.of("man", "woman", "king", "queen", "apple", "nothing"), vectors.words());
      assertArrayEquals(new float[] {4, -2}, vectors.vector("queen"));
      assertEquals(OptionalLong.empty(), vectors.count("queen"));
      assertThrows(NoSuchElementException.class, () -> vectors.word(6));
    }
  }

  @Test
  void analogiesLeaveTheirWordsOut() {
    try (var vectors = royals()) {
      assertEquals("queen", vectors.analogy("man", "king", "woman", 1).getFirst().word());
      assertEquals(3, vectors.analogy("man", "king", "woman", 100).size());
      var mul = Query.analogy("man", "king", "woman").method(Query.Method.COS_MUL).topN(1);
      assertEquals("queen", vectors.mostSimilar(mul).getFirst().word());
    }
  }

  @Test
  void aVectorOfZerosIsLikeNothing() {
    try (var vectors = royals()) {
      assertEquals(0, vectors.similarity("nothing", "king"));
      assertEquals(0, vectors.mostSimilar(Query.similarTo("nothing").topN(1)).getFirst().score());
      assertTrue(
          vectors.mostSimilar("king", 6).stream()
              .filter(n -> n.word().equals("nothing"))
              .allMatch(n -> n.score() == 0));
    }
  }

  @Test
  void equalScoresComeInTheOrderOfTheWords() {
    var words = List.of("query", "b", "a", "c", "far");
    try (var vectors = WordVectors.of(words, new float[] {1, 2, 3, 4, -1}, 1)) {
      assertEquals(
          List.of("b", "a", "c"),
          vectors.mostSimilar("query", 3).stream().map(Neighbour::word).toList());
    }
  }

  @Test
  void answersCanBeRestrictedExcludedAndNone() {
    try (var vectors = royals()) {
      var first = Query.similarTo("queen").restrict(3);
      assertEquals(3, vectors.mostSimilar(first.topN(9)).size());
      var rest = vectors.mostSimilar(first.exclude(List.of("man", "king", "unheard")));
      assertEquals(List.of("woman"), rest.stream().map(Neighbour::word).toList());
      assertEquals(List.of(), vectors.mostSimilar("queen", 0));
      assertEquals(List.of(), vectors.mostSimilar(List.of()));
    }
  }

  @Test
  void aViewKnowsItsFirstWordsOnly() throws IOException {
    try (var vectors = royals()) {
      var view = vectors.restrict(3);
      view.close();
      assertEquals(3, view.size());
      assertFalse(view.contains("queen"));
      assertThrows(UnknownWordException.class, () -> view.vector("queen"));
      assertThrows(NoSuchElementException.class, () -> view.vector(3));
      assertEquals(2, view.mostSimilar("king", 9).size());
      assertEquals(1, vectors.rank("king", "man"));
      assertEquals(2, vectors.rank("king", "queen"));
      assertEquals(2, vectors.restrict(3).rank("man", "woman"));
      Path file = folder.resolve("view");
      VectorFiles.write(file, view, VectorFormat.FIRTH);
      try (var back = WordVectors.open(file)) {
        assertEquals(List.of("man", "woman", "king"), back.words());
      }
    }
  }

  @Test
  void unknownWordsBringSuggestions() {
    try (var vectors = royals()) {
      var e = assertThrows(UnknownWordException.class, () -> vectors.mostSimilar("quene", 1));
      assertEquals("no vector for 'quene': did you mean queen?", e.getMessage());
      assertEquals("quene", e.word());
      assertEquals(List.of("queen"), e.suggestions());
      var far = assertThrows(UnknownWordException.class, () -> vectors.vector("x"));
      assertEquals("no vector for 'x': it is not among the words of the model", far.getMessage());
    }
  }

  @Test
  void sensibleQuestionsOnly() {
    try (var vectors = royals()) {
      assertThrows(IllegalArgumentException.class, () -> vectors.mostSimilar(Query.empty()));
      assertThrows(
          IllegalArgumentException.class,
          () -> vectors.mostSimilar(Query.empty().positive(new float[3], 1)));
      assertThrows(IllegalArgumentException.class, () -> Query.empty().negative("man", -1));
      var weighted = Query.empty().positive("man", 2).method(Query.Method.COS_MUL);
      assertThrows(IllegalArgumentException.class, () -> vectors.mostSimilar(weighted));
      assertThrows(IllegalArgumentException.class, () -> vectors.doesntMatch(List.of()));
      assertThrows(
          IllegalArgumentException.class, () -> vectors.similarity(List.of(), List.of("man")));
    }
  }

  @Test
  void aVectorAsksLikeItsWord() {
    try (var vectors = royals()) {
      var byVector =
          vectors.mostSimilar(
              Query.empty().positive(vectors.vector("king"), 1).exclude(List.of("king")));
      assertEquals(vectors.mostSimilar("king", 10), byVector);
    }
  }

  @Test
  void aTrainersRowsAreUsedInPlaceWithItsCounts() {
    var rows = new float[32];
    rows[0] = 3;
    rows[16] = 4;
    var vocabulary = Vocabulary.of(List.of("a", "b"), new long[] {7, 5});
    try (var vectors = WordVectors.of(vocabulary, MemorySegment.ofArray(rows), 1, 64)) {
      assertEquals(OptionalLong.of(5), vectors.count("b"));
      rows[16] = 2;
      assertEquals(2, vectors.vector("b")[0]);
    }
    rows[17] = 1;
    assertThrows(
        IllegalArgumentException.class,
        () -> WordVectors.of(vocabulary, MemorySegment.ofArray(rows), 1, 64));
    rows[17] = 0;
    rows[0] = Float.NaN;
    assertThrows(
        IllegalArgumentException.class,
        () -> WordVectors.of(vocabulary, MemorySegment.ofArray(rows), 1, 64));
  }

  @Test
  void repeatedAndEmptyWordsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> WordVectors.of(List.of("a", "a"), new float[] {1, 2}, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> WordVectors.of(List.of("a", ""), new float[] {1, 2}, 1));
    assertThrows(
        IllegalArgumentException.class, () -> WordVectors.of(List.of("a"), new float[3], 2));
  }

  @Test
  void damageIsNoticedByTheQueryThatMeetsIt() throws IOException {
    Path file = folder.resolve("damaged.firth");
    try (var vectors = royals()) {
      VectorFiles.write(file, vectors, VectorFormat.FIRTH);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 4;
    Files.write(file, bytes);
    assertThrows(BadInputException.class, () -> VectorFiles.verify(file));
    try (var vectors = WordVectors.open(file)) {
      var e = assertThrows(UncheckedIOException.class, () -> vectors.mostSimilar("king", 1));
      assertTrue(e.getCause() instanceof BadInputException, e.toString());
      assertThrows(UncheckedIOException.class, () -> vectors.vector("king"));
      assertThrows(UncheckedIOException.class, () -> vectors.rank("king", "queen"));
      assertThrows(BadInputException.class, vectors::verify);
    }
  }

  @Test
  void closedVectorsAnswerNothing() throws IOException {
    Path file = folder.resolve("closed.firth");
    try (var vectors = royals()) {
      VectorFiles.write(file, vectors, VectorFormat.FIRTH);
    }
    var vectors = WordVectors.open(file);
    vectors.close();
    vectors.close();
    assertThrows(IllegalStateException.class, () -> vectors.mostSimilar("king", 1));
  }
}
