package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.EpochRandom;

/**
 * Documents in an order that seed and version decide, each once, without a list of them: a Feistel
 * network over the next power of four, applied again where it leads beyond the last document (Black
 * and Rogaway 2002, "Ciphers with arbitrary finite domains").
 */
final class DocumentOrder {
  private static final int ROUNDS = 4;

  private final int documents;
  private final int halfBits;
  private final long seed;
  private final long version;

  DocumentOrder(int documents, long seed, long version) {
    this.documents = documents;
    this.seed = Purpose.ORDER.seed(seed);
    this.version = version;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, documents - 1));
    this.halfBits = (bits + 1) / 2;
  }

  /** The document at a place of the order, both from 0. */
  int at(int place) {
    long value = place;
    do {
      value = permuted(value);
    } while (value >= documents);
    return (int) value;
  }

  private long permuted(long value) {
    int half = 1 << halfBits;
    long left = value >>> halfBits;
    long right = value & (half - 1);
    for (int round = 0; round < ROUNDS; round++) {
      long key = new EpochRandom(seed, version * ROUNDS + round, right).below(half);
      long next = left ^ key;
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
