package dev.firth.eval.language;

import dev.firth.tokenizers.WordTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes in the n-grams of a model, the shorter ones first. */
final class NgramModelBuilder {
  /** What {@link #add(NgramBatch)} returns if no n-gram was there before. */
  static final int ALL_ADDED = -1;

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
   * Adds n-grams of two words or more. Each step is taken for all of them before the next one, so
   * that the processor waits for many places of the memory at a time.
   *
   * @return the first one that is there already, or {@link #ALL_ADDED}
   */
  int add(NgramBatch batch) {
    int[] shorter = ends(batch);
    NgramTable table = tables[batch.length()];
    table.touch(shorter, batch);
    for (int i = 0; i < batch.size(); i++) {
      if (!table.add(shorter[i], batch.word(i, 0), batch.probability(i), batch.backoff(i))) {
        return i;
      }
    }
    return ALL_ADDED;
  }

  /** The numbers of the n-grams without their first word. */
  private int[] ends(NgramBatch batch) {
    var shorter = new int[batch.size()];
    int last = batch.length() - 1;
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] = batch.word(i, last);
    }
    for (int length = 2; length <= last; length++) {
      for (int i = 0; i < shorter.length; i++) {
        int found = tables[length].find(shorter[i], batch.word(i, batch.length() - length));
        shorter[i] = found == NgramTable.ABSENT ? fillIn(batch, i, length, shorter[i]) : found;
      }
    }
    return shorter;
  }

  /**
   * Models that were pruned by other programs may lack the end of an n-gram. It gets the
   * probability that it would have by backing off, so that scoring finds the longer one.
   */
  private int fillIn(NgramBatch batch, int index, int length, int shorter) {
    int first = batch.length() - length;
    float probability =
        contextBackoff(batch, index, first, batch.length() - 1) + probability(shorter, length - 1);
    return tables[length].fillIn(shorter, batch.word(index, first), probability);
  }

  private float probability(int entry, int length) {
    return length == 1 ? probabilities[entry] : tables[length].probability(entry);
  }

  /** The weight of the words from {@code from} (inclusive) to {@code to} as a context. */
  private float contextBackoff(NgramBatch batch, int index, int from, int to) {
    int entry = batch.word(index, to - 1);
    for (int length = 2; length <= to - from; length++) {
      entry = tables[length].find(entry, batch.word(index, to - length));
      if (entry == NgramTable.ABSENT) {
        return 0;
      }
    }
    return to - from == 1 ? backoffs[entry] : tables[to - from].backoff(entry);
  }

  /** SRILM's old files have it in capitals. */
  private static boolean isUnknown(byte[] utf8, int offset, int length) {
    return length == UNKNOWN.length
        && utf8[offset] == UNKNOWN[0]
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
