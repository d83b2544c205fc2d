package dev.firth.tokenizers.model.bpe;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Optional;

/**
 * The merges of a model in the form that takes linear time, for models that allow it: every merge
 * makes a token of a later rank than its two parts, no token comes about in two ways, and what
 * stands for unknown characters takes no part in merges.
 */
final class LinearMerges {
  /** The trie has 16 bits for a character. */
  private static final int MOST_CHARACTERS = 65_000;

  private final CanonicalMerges merges;
  private final Backtracking backtracking;

  private LinearMerges(CanonicalMerges merges) {
    this.merges = merges;
    backtracking = new Backtracking(merges);
  }

  /**
   * The linear form of some merges, or nothing where there is none.
   *
   * @param characters tokens of single characters
   * @param ids one past the largest id
   * @param merges of each three ids: left, right and merged
   * @param strangers tokens that pieces hold without being characters
   */
  static Optional<LinearMerges> of(int[] characters, int ids, int[] merges, int[] strangers) {
    if (characters.length > MOST_CHARACTERS || merges.length == 0) {
      return Optional.empty();
    }
    var canonical = new CanonicalMerges(characters, ids, merges.length / 3);
    var early = new IntOpenHashSet();
    for (int i = 0; i < merges.length; i += 3) {
      switch (canonical.add(merges[i], merges[i + 1], merges[i + 2])) {
        case TOKEN -> {}
        case NEVER -> noteUnknown(merges[i], merges[i + 1], canonical, early);
        case TWICE -> {
          return Optional.empty();
        }
      }
    }
    for (int id : early) {
      if (canonical.number(id) != CanonicalMerges.NONE) {
        return Optional.empty();
      }
    }
    for (int id : strangers) {
      if (early.contains(id)) {
        return Optional.empty();
      }
    }
    return Optional.of(new LinearMerges(canonical));
  }

  private static void noteUnknown(
      int left, int right, CanonicalMerges canonical, IntOpenHashSet early) {
    if (canonical.number(left) == CanonicalMerges.NONE) {
      early.add(left);
    }
    if (canonical.number(right) == CanonicalMerges.NONE) {
      early.add(right);
    }
  }

  CanonicalMerges merges() {
    return merges;
  }

  Backtracking backtracking() {
    return backtracking;
  }
}
