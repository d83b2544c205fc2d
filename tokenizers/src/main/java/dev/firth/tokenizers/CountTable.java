package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * Words and how often they were seen, within a bound on memory if there is one. When the tables
 * cannot grow any more the rarest words go until at most half of the room is taken, as word2vec.c's
 * ReduceVocab does; what goes is counted.
 */
final class CountTable implements TokenSink {
  private static final int FIRST_WORDS = 1 << 14;
  private static final int FIRST_WORDS_BOUNDED = 1 << 8;

  private final long limit;
  private final WordTable words;
  private long[] counts;
  private long tokens;
  private long prunedTypes;
  private long prunedTokens;

  private CountTable(long limit, int expectedWords) {
    this.limit = limit;
    this.words = new WordTable(expectedWords);
    this.counts = new long[words.capacity()];
  }

  static CountTable unbounded() {
    return new CountTable(Long.MAX_VALUE, FIRST_WORDS);
  }

  static CountTable bounded(long bytes) {
    return new CountTable(bytes, FIRST_WORDS_BOUNDED);
  }

  @Override
  public void token(byte[] utf8, int offset, int length) {
    tokens++;
    add(utf8, offset, length, 1);
  }

  /** Adds what another table counted and pruned. */
  void addAll(CountTable other) {
    tokens += other.tokens;
    prunedTypes += other.prunedTypes;
    prunedTokens += other.prunedTokens;
    byte[] arena = other.words.arena();
    for (int word = 0; word < other.words.size(); word++) {
      add(arena, other.words.start(word), other.words.length(word), other.counts[word]);
    }
  }

  WordTable words() {
    return words;
  }

  long count(int word) {
    return counts[word];
  }

  /** Tokens seen, pruned ones included. */
  long tokens() {
    return tokens;
  }

  /** Words taken out; one that came back and was taken out again counts twice. */
  long prunedTypes() {
    return prunedTypes;
  }

  /** Sum of the counts that words had when they were taken out. */
  long prunedTokens() {
    return prunedTokens;
  }

  private void add(byte[] utf8, int offset, int length, long count) {
    if (!words.hasRoom(length) && !canGrow(length)) {
      prune();
      if (!words.hasRoom(length)) {
        // One word that is larger than half of the memory.
        prunedTypes++;
        prunedTokens += count;
        return;
      }
    }
    int word = words.add(utf8, offset, length);
    if (word >= counts.length) {
      counts = Arrays.copyOf(counts, words.capacity());
    }
    counts[word] += count;
  }

  private boolean canGrow(int length) {
    long newCounts = words.isFull() ? 2L * counts.length * Long.BYTES : 0;
    return counts.length * (long) Long.BYTES + newCounts + words.bytesToAdd(length) <= limit;
  }

  private void prune() {
    long least = 2;
    while (!leavesHalf(least)) {
      // By one, as word2vec.c does, but in larger steps where the counts are large.
      least += 1 + least / 8;
    }
    dropBelow(least);
  }

  private boolean leavesHalf(long least) {
    int types = 0;
    long bytes = 0;
    for (int word = 0; word < words.size(); word++) {
      if (counts[word] >= least) {
        types++;
        bytes += words.length(word);
      }
    }
    return types <= words.capacity() / 2 && bytes <= words.arena().length / 2;
  }

  private void dropBelow(long least) {
    int kept = 0;
    int before = words.size();
    words.retain(word -> counts[word] >= least);
    for (int word = 0; word < before; word++) {
      long count = counts[word];
      if (count >= least) {
        counts[kept++] = count;
      } else {
        prunedTypes++;
        prunedTokens += count;
      }
    }
    Arrays.fill(counts, kept, before, 0);
  }
}
