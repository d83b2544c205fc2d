package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.Arrays;

/**
 * Byte-pair encoding in time that grows with the length of the piece, whatever is in it: takes the
 * longest token that fits, goes on if it can stand beside the one before, and otherwise tries the
 * next shorter one or goes back. As the encoding of every beginning of a piece is unique, a place
 * that was given up is never looked at again (the algorithm of the crate {@code bpe} of GitHub's
 * rust-gems). Immutable; the arguments hold all that changes.
 */
final class Backtracking {
  private static final int NONE = -1;

  private final CanonicalMerges merges;
  private final char[] codes;
  private final long[] units;
  private final int[] lengths;

  /** For each token the longest other one that it begins with. */
  private final int[] shorter;

  /** Encodes with the tokens of some merges; there are fewer than 65,000 characters among them. */
  Backtracking(CanonicalMerges merges) {
    this.merges = merges;
    String[] texts = texts(merges);
    int[] numbers = new int[texts.length];
    Arrays.setAll(numbers, i -> i);
    DoubleArrayTrie trie = DoubleArrayTrie.of(Arrays.asList(texts), numbers);
    codes = trie.codes();
    units = trie.units();
    lengths = new int[texts.length];
    Arrays.setAll(lengths, i -> texts[i].length());
    shorter = new int[texts.length];
    Arrays.setAll(shorter, i -> longest(labels(texts[i]), 0, lengths[i] - 1));
  }

  /** The characters of each token, a character as its number. */
  private static String[] texts(CanonicalMerges merges) {
    String[] texts = new String[merges.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          i < merges.characters()
              ? String.valueOf((char) i)
              : texts[merges.left(i)].concat(texts[merges.right(i)]);
    }
    return texts;
  }

  private char[] labels(String text) {
    char[] labels = new char[text.length()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(text.charAt(i));
    }
    return labels;
  }

  /** What stands for a character in the pieces to encode. */
  char label(int character) {
    return codes[character];
  }

  /** Number of characters of a token. */
  int length(int number) {
    return lengths[number];
  }

  /**
   * Encodes a piece.
   *
   * @param labels the labels of its characters
   * @param end how many
   * @param tokens takes the numbers of the tokens; as long as the piece
   * @param dead a bit for each place in the piece, all clear
   * @return how many tokens
   */
  int encode(char[] labels, int end, int[] tokens, long[] dead) {
    int count = 0;
    int at = 0;
    int token = longest(labels, 0, end);
    while (true) {
      token = fitting(token, at, count == 0 ? NONE : tokens[count - 1], dead);
      if (token != NONE) {
        tokens[count++] = token;
        at += lengths[token];
        if (at == end) {
          return count;
        }
        token = longest(labels, at, end);
      } else {
        dead[at >> 6] |= 1L << at;
        token = tokens[--count];
        at -= lengths[token];
        token = shorter[token];
      }
    }
  }

  /** This token or the longest of its beginnings that can come next, or -1. */
  private int fitting(int longest, int at, int before, long[] dead) {
    int token = longest;
    while (token != NONE) {
      int next = at + lengths[token];
      if ((dead[next >> 6] >>> next & 1) == 0
          && (before == NONE || merges.staysApart(before, token))) {
        return token;
      }
      token = shorter[token];
    }
    return NONE;
  }

  private int longest(char[] labels, int from, int end) {
    int found = NONE;
    int base = DoubleArrayTrie.ROOT;
    for (int i = from; i < end; i++) {
      int label = labels[i];
      long unit = units[base + label];
      if (!DoubleArrayTrie.has(unit, label)) {
        break;
      }
      int value = DoubleArrayTrie.value(unit);
      found = value < 0 ? found : value;
      base = DoubleArrayTrie.base(unit);
    }
    return found;
  }
}
