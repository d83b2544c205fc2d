package dev.firth.seq2seq.data;

/**
 * What a {@link BatchSampler} chooses from: numbered examples with a target and perhaps a source,
 * special tokens included. The methods about sources need not be written where there are none.
 * Thread-safe.
 */
public interface Examples {
  /** How many there are, in all versions. */
  int count();

  /**
   * Versions of the examples that take turns, an epoch each; equally many examples follow each
   * other in each.
   */
  default int versions() {
    return 1;
  }

  /** Tokens of the source of an example; 0 where there are no sources. */
  default int sourceLength(int example) {
    return 0;
  }

  /** Tokens of the target of an example, both as it is read and as it should be said. */
  int targetLength(int example);

  /**
   * Tokens of the longer side without special tokens, which a limit of length speaks of. What is no
   * sentence but a piece of text of a fixed size has 0.
   */
  int sentenceLength(int example);

  /** Whether there are sources. */
  default boolean hasSource() {
    return false;
  }

  /** Copies the source of an example to a place in an array. */
  default void copySource(int example, long[] into, int at) {
    throw new UnsupportedOperationException("a language model has no source");
  }

  /** Copies what the decoder reads. */
  void copyTargetIn(int example, long[] into, int at);

  /** Copies what the decoder should say. */
  void copyTargetOut(int example, long[] into, int at);

  /** The id that fills up sources. */
  default int sourcePad() {
    return targetPad();
  }

  /** The id that fills up targets. */
  int targetPad();

  /** A number that tells these examples from others, in content or in order. */
  int fingerprint();
}
