package dev.firth.embeddings.glove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The words of a vocabulary in groups: what one thread works on at a time. */
final class Strata {
  /** So many rows of both sides stay in the cache while the pairs of a block pass. */
  static final int MOST_WORDS = 1024;

  private static final int FEWEST = 8;

  private final int[] stratumOf;
  private final int[] rowOf;
  private final List<int[]> words;

  private Strata(int vocabulary, List<int[]> words) {
    this.words = words;
    stratumOf = new int[vocabulary];
    rowOf = new int[vocabulary];
    for (int s = 0; s < words.size(); s++) {
      int[] members = words.get(s);
      for (int row = 0; row < members.length; row++) {
        stratumOf[members[row]] = s;
        rowOf[members[row]] = row;
      }
    }
  }

  /**
   * Deals words out at random, yet each stratum gets one of any run of neighbours: as words are
   * numbered by falling frequency, strata are alike in work.
   */
  static Strata dealt(int vocabulary, long seed) {
    int strata = Math.min(vocabulary, Math.max(FEWEST, (vocabulary + MOST_WORDS - 1) / MOST_WORDS));
    var random = new SplittableRandom(seed);
    int rounds = (vocabulary + strata - 1) / strata;
    var dealt = new int[strata][rounds];
    var sizes = new int[strata];
    for (int first = 0; first < vocabulary; first += strata) {
      int[] order = permutation(strata, random);
      for (int i = 0; i < Math.min(strata, vocabulary - first); i++) {
        int s = order[i];
        dealt[s][sizes[s]++] = first + i;
      }
    }
    var words = new ArrayList<int[]>(strata);
    for (int s = 0; s < strata; s++) {
      words.add(Arrays.copyOf(dealt[s], sizes[s]));
    }
    return new Strata(vocabulary, words);
  }

  /** Neighbouring words in their order, so many that their pairs stay below a number. */
  static Strata inOrder(PairBounds bounds, long pairs) {
    var words = new ArrayList<int[]>();
    int first = 0;
    long sum = 0;
    for (int word = 0; word < bounds.vocabulary(); word++) {
      sum += bounds.ofWord(word);
      if (sum > pairs && word > first) {
        words.add(range(first, word));
        first = word;
        sum = bounds.ofWord(word);
      }
    }
    words.add(range(first, bounds.vocabulary()));
    return new Strata(bounds.vocabulary(), words);
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  static int[] permutation(int n, SplittableRandom random) {
    int[] order = range(0, n);
    for (int i = n - 1; i > 0; i--) {
      int j = Draw.below(i + 1, random);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  int vocabulary() {
    return stratumOf.length;
  }

  int count() {
    return words.size();
  }

  /** Words of a stratum by row, ascending. */
  int[] words(int stratum) {
    return words.get(stratum);
  }

  int stratum(int word) {
    return stratumOf[word];
  }

  /** Place of a word in its stratum. */
  int row(int word) {
    return rowOf[word];
  }

  /** The most pairs that a stratum can have. */
  long mostPairs(PairBounds bounds) {
    long most = 0;
    for (int[] members : words) {
      long sum = 0;
      for (int word : members) {
        sum += bounds.ofWord(word);
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
