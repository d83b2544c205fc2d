package dev.firth.eval.language;

import dev.firth.tokenizers.WordTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes in the n-grams of a model, the shorter ones first. */
final class NgramModelBuilder {
  private static final byte[] UNKNOWN = "<unk>".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEGIN = "<s>".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "</s>".getBytes(StandardCharsets.UTF_8);

  private final int order;
  private final WordTable words;
  private final NgramTable[] tables;
  private float[] probabilities;
  private float[] backoffs;
  private boolean hasUnknown;

  /**
   * @param expected n-grams of each order, from 1, to make room for
   */
  NgramModelBuilder(int[] expected) {
    order = expected.length;
    words = new WordTable(expected[0] + 1);
    probabilities = new float[expected[0] + 1];
    backoffs = new float[expected[0] + 1];
    tables = new NgramTable[order + 1];
    for (int length = 2; length <= order; length++) {
      tables[length] = new NgramTable(expected[length - 1]);
    }
    words.add(UNKNOWN, 0, UNKNOWN.length, 0);
    probabilities[NgramModel.UNKNOWN] = NgramModel.MISSING_UNKNOWN;
  }

  /** Adds a single word; false if it is there already. */
  boolean addWord(byte[] utf8, int offset, int length, float probability, float backoff) {
    int number = NgramModel.UNKNOWN;
    if (isUnknown(utf8, offset, length)) {
      if (hasUnknown) {
        return false;
      }
      hasUnknown = true;
    } else {
      number = words.size();
      if (words.add(utf8, offset, length, 0) < number) {
        return false;
      }
    }
    if (number == probabilities.length) {
      int room = number + (number >> 1) + 16;
      probabilities = Arrays.copyOf(probabilities, room);
      backoffs = Arrays.copyOf(backoffs, room);
    }
    probabilities[number] = probability;
    backoffs[number] = backoff;
    return true;
  }

  /** The number of a word, {@link WordTable#ABSENT} if it was not added. */
  int word(byte[] utf8, int offset, int length) {
    if (isUnknown(utf8, offset, length)) {
      return hasUnknown ? NgramModel.UNKNOWN : WordTable.ABSENT;
    }
    return words.find(utf8, offset, length);
  }

  /**
   * Adds an n-gram of two words or more.
   *
   * @param ngram as many words as the n-gram has, the first one first
   * @return false if it is there already
   */
  boolean add(int[] ngram, float probability, float backoff) {
    int last = ngram.length - 1;
    int shorter = ngram[last];
    for (int length = 2; length < ngram.length; length++) {
      int word = ngram[ngram.length - length];
      int found = tables[length].find(shorter, word);
      // Models that were pruned by other programs may lack the end of an n-gram. It gets the
      // probability that it would have by backing off, so that scoring finds the longer one.
      shorter =
          found != NgramTable.ABSENT
              ? found
              : tables[length].fillIn(
                  shorter,
                  word,
                  contextBackoff(ngram, ngram.length - length, last)
                      + probability(shorter, length - 1));
    }
    return tables[ngram.length].add(shorter, ngram[0], probability, backoff);
  }

  private float probability(int entry, int length) {
    return length == 1 ? probabilities[entry] : tables[length].probability(entry);
  }

  /** The weight of the words from {@code from} (inclusive) to {@code to} as a context. */
  private float contextBackoff(int[] ngram, int from, int to) {
    int entry = ngram[to - 1];
    for (int length = 2; length <= to - from; length++) {
      entry = tables[length].find(entry, ngram[to - length]);
      if (entry == NgramTable.ABSENT) {
        return 0;
      }
    }
    return to - from == 1 ? backoffs[entry] : tables[to - from].backoff(entry);
  }

  /** SRILM's old files have it in capitals. */
  private static boolean isUnknown(byte[] utf8, int offset, int length) {
    return length == UNKNOWN.length
        && new String(utf8, offset, length, StandardCharsets.ISO_8859_1).equalsIgnoreCase("<unk>");
  }

  int order() {
    return order;
  }

  WordTable words() {
    return words;
  }

  /** The number of {@code <s>}, {@link WordTable#ABSENT} without. */
  int begin() {
    return words.find(BEGIN, 0, BEGIN.length);
  }

  /** The number of {@code </s>}, {@link WordTable#ABSENT} without. */
  int end() {
    return words.find(END, 0, END.length);
  }

  boolean hasUnknown() {
    return hasUnknown;
  }

  float[] probabilities() {
    return probabilities;
  }

  float[] backoffs() {
    return backoffs;
  }

  NgramTable[] tables() {
    return tables;
  }
}
