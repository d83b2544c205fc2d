package dev.firth.seq2seq.data;

/**
 * The sentences of a file of one side as one stream for a language model, cut into blocks of so
 * many tokens; the last one may be shorter. The model should say the tokens of a sentence and the
 * end token, then the next sentence. It reads the token before; at the beginning of a sentence that
 * is the begin token, so that a sentence begins there as it does when it is read alone, but with
 * those before it in sight.
 */
public final class StreamBlocks implements Examples {
  private final SentenceFile file;
  private final SpecialIds special;
  private final int blockLength;
  private final long tokens;

  /**
   * Blocks of a file of one side.
   *
   * @param blockLength tokens of a block, end tokens included
   */
  public StreamBlocks(SentenceFile file, SpecialIds special, int blockLength) {
    if (file.sides() != 1) {
      throw new IllegalArgumentException(file.file() + " has " + file.sides() + " sides, not 1");
    }
    if (blockLength < 1 || blockLength > SentenceFile.MAX_LENGTH) {
      throw new IllegalArgumentException("blocks of " + blockLength + " tokens");
    }
    this.file = file;
    this.special = special;
    this.blockLength = blockLength;
    this.tokens = file.tokens(0) + file.sentences();
  }

  @Override
  public int count() {
    return Math.toIntExact((tokens + blockLength - 1) / blockLength);
  }

  @Override
  public int targetLength(int example) {
    return (int) Math.min(blockLength, tokens - start(example));
  }

  @Override
  public int sentenceLength(int example) {
    return 0;
  }

  @Override
  public void copyTargetOut(int example, long[] into, int at) {
    long from = start(example);
    int end = at + targetLength(example);
    int sentence = sentenceAt(from);
    for (int next = at; next < end; sentence++) {
      int left = (int) Math.min(endOf(sentence) - 1 - from, end - next);
      next = file.copy(from - sentence, left, into, next);
      if (next < end) {
        into[next++] = special.end();
      }
      from = endOf(sentence);
    }
  }

  @Override
  public void copyTargetIn(int example, long[] into, int at) {
    long from = start(example);
    int length = targetLength(example);
    copyTargetOut(example, into, at);
    System.arraycopy(into, at, into, at + 1, length - 1);
    for (int i = at + 1; i < at + length; i++) {
      into[i] = into[i] == special.end() ? special.begin() : into[i];
    }
    into[at] = before(from);
  }

  /** What the model reads before it says the token at a place of the stream. */
  private long before(long place) {
    int sentence = sentenceAt(place);
    if (place == startOf(sentence)) {
      return special.begin();
    }
    var one = new long[1];
    file.copy(place - 1 - sentence, 1, one, 0);
    return one[0];
  }

  private long start(int example) {
    return (long) example * blockLength;
  }

  /** The sentence that a place of the stream belongs to, its end token included. */
  private int sentenceAt(long place) {
    int low = 0;
    int high = file.sentences() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endOf(middle) > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long startOf(int sentence) {
    return sentence == 0 ? 0 : endOf(sentence - 1);
  }

  /** The place of the stream behind the end token of a sentence. */
  private long endOf(int sentence) {
    return file.endOf(sentence) + sentence + 1;
  }

  @Override
  public int targetPad() {
    return special.pad();
  }

  @Override
  public int fingerprint() {
    return 31 * file.checksum() + blockLength;
  }
}
