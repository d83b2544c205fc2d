package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.embeddings.Neighbour;
import dev.firth.embeddings.Query;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLineTest {
  private static final List<String> WORDS = List.of("a", "b", "c", "-", "+", "::", "x-y", "d");
  private static final float[] ROWS = {
    1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, -1, 1
  };

  private final WordVectors vectors = WordVectors.of(WORDS, ROWS, 3);

  @Test
  void wordsAreAdded() {
    assertSame(Query.of(List.of("a", "b"), List.of()), "a b");
    assertSame(Query.of(List.of("a", "b"), List.of()), "  a + b ");
  }

  @Test
  void minusTakesAway() {
    assertSame(Query.of(List.of("a", "c"), List.of("b")), "a - b + c");
    assertSame(Query.of(List.of("a"), List.of("b")), "- b a");
  }

  @Test
  void hyphenInsideWordIsPartOfIt() {
    assertSame(Query.of(List.of("x-y"), List.of()), "x-y");
  }

  @Test
  void signAfterSignIsWord() {
    assertSame(Query.of(List.of("a"), List.of("+")), "a - +");
  }

  @Test
  void colonsAskAnalogy() {
    assertSame(Query.analogy("a", "b", "c"), "a : b :: c");
    assertSame(Query.analogy("a", "b", "c"), "a : b :: c : ?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a -", "+", "a :: b", "a : b : c :: d", "a : b :: c :: d"})
  void othersAreRefused(String line) {
    assertThrows(UsageException.class, () -> QueryLine.parse(line));
  }

  private void assertSame(Query expected, String line) {
    List<Neighbour> answers = vectors.mostSimilar(expected);
    assertEquals(answers, vectors.mostSimilar(QueryLine.parse(line)));
  }
}
