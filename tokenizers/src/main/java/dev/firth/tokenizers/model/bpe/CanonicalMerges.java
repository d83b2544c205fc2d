package dev.firth.tokenizers.model.bpe;

import java.util.Arrays;

/**
 * The tokens that merging can reach, numbered: first the characters, then what the merges make in
 * the order of their ranks, each with the two it is made of. A token is reached by one merge only,
 * the last one of merging its own characters; others that would make the same token never apply.
 *
 * <p>This holds where every merge makes a token of a later rank than its two parts; merges of other
 * orders have no such numbering.
 */
final class CanonicalMerges {
  static final int NONE = -1;

  private final int characters;
  private int size;
  private int[] ids;
  private int[] left;
  private int[] right;
  private final int[] numbers;
  private final PairTable pairs;
  private final PairFilter filter;

  /**
   * Characters alone, merges to be added.
   *
   * @param characterIds tokens of single characters, each once
   * @param tokens an upper bound of all ids
   * @param merges how many will be added, at most
   */
  CanonicalMerges(int[] characterIds, int tokens, int merges) {
    characters = characterIds.length;
    size = characters;
    ids = Arrays.copyOf(characterIds, characters + merges);
    left = new int[ids.length];
    right = new int[ids.length];
    numbers = new int[tokens];
    Arrays.fill(numbers, NONE);
    for (int i = 0; i < characters; i++) {
      numbers[ids[i]] = i;
    }
    pairs = new PairTable(merges);
    filter = new PairFilter(merges);
  }

  /** What {@link #add} found. */
  enum Added {
    /** A new token. */
    TOKEN,
    /** Nothing: merges of lower rank never leave these two beside each other, or not yet known. */
    NEVER,
    /** Another merge, or none, makes this token: it has two ways to come about. */
    TWICE
  }

  /** Adds the merge of the next rank, all of token ids. */
  Added add(int leftId, int rightId, int mergedId) {
    int leftNumber = numbers[leftId];
    int rightNumber = numbers[rightId];
    if (leftNumber == NONE || rightNumber == NONE || !staysApart(leftNumber, rightNumber)) {
      return Added.NEVER;
    }
    if (numbers[mergedId] != NONE) {
      return Added.TWICE;
    }
    int number = size++;
    ids[number] = mergedId;
    left[number] = leftNumber;
    right[number] = rightNumber;
    numbers[mergedId] = number;
    pairs.put(leftNumber, rightNumber, 0, number);
    filter.add(leftNumber, rightNumber);
    return Added.TOKEN;
  }

  /**
   * Whether merging the text of two tokens gives just these two, so that they can stand beside each
   * other. Follows the symbols on both sides of the border back in time: what was last merged is
   * taken apart first, and at no time may the two at the border have merged before either of them
   * was used up on its own side.
   */
  boolean staysApart(int first, int second) {
    int x = first;
    int y = second;
    long limit = Long.MAX_VALUE - 1;
    while (true) {
      if (filter.mayHave(x, y) && pairs.get(x, y) < limit) {
        return false;
      }
      if (x > y) {
        if (x < characters) {
          return true;
        }
        limit = x;
        x = right[x];
      } else {
        if (y < characters) {
          return true;
        }
        // Of equal pairs the left one goes first, so here the border would win a tie.
        limit = y + 1L;
        y = left[y];
      }
    }
  }

  int size() {
    return size;
  }

  int characters() {
    return characters;
  }

  /** The token id of a number. */
  int id(int number) {
    return ids[number];
  }

  /** The number of a token id, or -1 where merging does not reach it. */
  int number(int id) {
    return numbers[id];
  }

  int left(int number) {
    return left[number];
  }

  int right(int number) {
    return right[number];
  }
}
