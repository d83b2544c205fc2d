package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All ways to merge give the tokens of the definition: the lowest rank first, then the leftmost.
 */
class MergingPropertyTest {
  private static final int CHARACTERS = 3;

  private final List<int[]> merges = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void allWaysAgree(int index) {
    SplittableRandom random = Seeds.random(index);
    int linearOnes = 0;
    for (int round = 0; round < 120; round++) {
      int[] triples = randomMerges(random, 1 + random.nextInt(30));
      PairTable pairs = table(triples);
      int[] characters = {0, 1, 2};
      Optional<LinearMerges> linear =
          LinearMerges.of(characters, CHARACTERS + triples.length, triples, new int[0]);
      linearOnes += linear.isPresent() ? 1 : 0;
      for (int i = 0; i < 20; i++) {
        int[] piece = random.ints(1 + random.nextInt(60), 0, CHARACTERS).toArray();
        List<Integer> expected = byDefinition(piece, pairs);
        Symbols symbols = symbols(piece);
        symbols.merge(pairs);
        assertEquals(expected, ids(symbols), Seeds.describe(index));
        Symbols queued = symbols(piece);
        queued.merge(pairs, 0, null);
        assertEquals(expected, ids(queued), Seeds.describe(index));
        if (linear.isPresent()) {
          Symbols linearly = symbols(piece);
          linearly.merge(linear.get());
          assertEquals(expected, ids(linearly), Seeds.describe(index));
        }
      }
    }
    assertTrue(linearOnes > 40, linearOnes + " of 120 are linear");
  }

  /** Merges of random pairs whose tokens are all different strings; some can never apply. */
  private int[] randomMerges(SplittableRandom random, int count) {
    merges.clear();
    List<String> texts = new ArrayList<>(List.of("a", "b", "c"));
    Set<String> known = new HashSet<>(texts);
    boolean shuffled = random.nextInt(4) == 0;
    for (int i = 0; i < count; i++) {
      int left = random.nextInt(texts.size());
      int right = random.nextInt(texts.size());
      String joined = texts.get(left) + texts.get(right);
      if (joined.length() < 20 && known.add(joined)) {
        merges.add(new int[] {left, right, texts.size()});
        texts.add(joined);
      }
    }
    if (shuffled) {
      for (int i = merges.size() - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int[] merge = merges.get(i);
        merges.set(i, merges.get(other));
        merges.set(other, merge);
      }
    }
    return merges.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private static PairTable table(int[] triples) {
    var pairs = new PairTable(triples.length / 3);
    for (int i = 0; i < triples.length; i += 3) {
      pairs.put(triples[i], triples[i + 1], i / 3, triples[i + 2]);
    }
    return pairs;
  }

  private static List<Integer> byDefinition(int[] piece, PairTable pairs) {
    List<Integer> row = new ArrayList<>();
    for (int id : piece) {
      row.add(id);
    }
    while (true) {
      int best = -1;
      long least = PairTable.NONE;
      for (int i = 0; i + 1 < row.size(); i++) {
        long found = pairs.get(row.get(i), row.get(i + 1));
        if (found < least) {
          least = found;
          best = i;
        }
      }
      if (best < 0) {
        return row;
      }
      row.set(best, (int) least);
      row.subList(best + 1, best + 2).clear();
    }
  }

  private static Symbols symbols(int[] piece) {
    var symbols = new Symbols();
    for (int id : piece) {
      symbols.add(id, 1);
    }
    return symbols;
  }

  private static List<Integer> ids(Symbols symbols) {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      ids.add(symbols.id(i));
    }
    return ids;
  }
}
