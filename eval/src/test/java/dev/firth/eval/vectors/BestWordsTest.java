package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BestWordsTest {
  static IntStream cases() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsWhatSortingKeepsHoweverTheWordsAreDivided(int index) {
    var random = Seeds.random(index);
    int words = random.nextInt(60);
    int capacity = 1 + random.nextInt(8);
    var scores = new float[words];
    for (int i = 0; i < words; i++) {
      // Few different values, so that ties are common.
      scores[i] = random.nextInt(-3, 10);
    }
    var first = new BestWords(1, capacity, 0);
    var second = new BestWords(1, capacity, 0);
    for (int i = 0; i < words; i++) {
      (random.nextBoolean() ? first : second).offer(0, i, scores[i]);
    }
    first.merge(second);

    List<Integer> expected =
        IntStream.range(0, words)
            .boxed()
            .filter(i -> scores[i] > 0)
            .sorted((i, j) -> scores[i] == scores[j] ? i - j : Float.compare(scores[j], scores[i]))
            .limit(capacity)
            .toList();
    var kept = new ArrayList<Integer>();
    for (int rank = 0; rank < first.size(0); rank++) {
      kept.add(first.id(0, rank));
      assertEquals(scores[first.id(0, rank)], first.score(0, rank), Seeds.describe(index));
    }
    assertEquals(expected, kept, Seeds.describe(index));
  }

  @Test
  void neverKeepsWhatIsNotANumber() {
    var best = new BestWords(1, 2, Float.NEGATIVE_INFINITY);
    best.offer(0, 7, Float.NaN);
    assertEquals(0, best.size(0));
  }
}
