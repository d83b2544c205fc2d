package dev.firth.tokenizers;

/**
 * Words and how often they were seen, within a bound on memory if there is one. When the table
 * cannot grow any more the rarest words go until at most half of the room is taken, as word2vec.c's
 * ReduceVocab does; what goes is counted.
 */
final class CountTable implements TokenSink {
  private static final int FIRST_WORDS = 1 << 14;
  private static final int FIRST_WORDS_BOUNDED = 1 << 8;

  private final long limit;
  private final WordTable words;
  private long tokens;
  private long prunedTypes;
  private long prunedTokens;

  private CountTable(long limit, int expectedWords) {
    this.limit = limit;
    this.words = new WordTable(expectedWords);
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
    if (words.hasRoom(length) || makeRoom(length)) {
      words.add(utf8, offset, length, 1);
    } else {
      drop(1);
    }
  }

  /** Adds what another table counted and pruned. */
  void addAll(CountTable other) {
    tokens += other.tokens;
    prunedTypes += other.prunedTypes;
    prunedTokens += other.prunedTokens;
    WordTable from = other.words;
    long[] counts = from.counts();
    for (int word = 0; word < counts.length; word++) {
      int length = from.length(word);
      if (words.hasRoom(length) || makeRoom(length)) {
        words.add(from.arena(), from.start(word), length, counts[word]);
      } else {
        drop(counts[word]);
      }
    }
  }

  WordTable words() {
    return words;
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

  /** Sees to it that one more word fits in; false if it is larger than half of the memory. */
  private boolean makeRoom(int length) {
    if (words.bytesToAdd(length) <= limit) {
      return true;
    }
    prune();
    return words.hasRoom(length);
  }

  private void prune() {
    long[] counts = words.counts();
    long least = 2;
    while (!leavesHalf(counts, least)) {
      // By one, as word2vec.c does, but in larger steps where the counts are large.
      least += 1 + least / 8;
    }
    for (long count : counts) {
      if (count < least) {
        drop(count);
      }
    }
    words.retain(least);
  }

  private void drop(long count) {
    prunedTypes++;
    prunedTokens += count;
  }

  private boolean leavesHalf(long[] counts, long least) {
    int types = 0;
    long bytes = 0;
    for (int word = 0; word < counts.length; word++) {
      if (counts[word] >= least) {
        types++;
        bytes += words.length(word);
      }
    }
    return types <= words.capacity() / 2 && bytes <= words.arena().length / 2;
  }
}
