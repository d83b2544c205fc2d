package dev.firth.seq2seq.data;

/** The sentences of a file of one side as examples for a language model, each one by itself. */
public final class SentenceTargets implements Examples {
  private final SentenceFile file;
  private final SpecialIds special;

  /** The sentences of a file of one side. */
  public SentenceTargets(SentenceFile file, SpecialIds special) {
    if (file.sides() != 1) {
      throw new IllegalArgumentException(file.file() + " has " + file.sides() + " sides, not 1");
    }
    this.file = file;
    this.special = special;
  }

  @Override
  public int count() {
    return file.sentences();
  }

  @Override
  public int targetLength(int example) {
    return file.length(example, 0) + 1;
  }

  @Override
  public int sentenceLength(int example) {
    return file.length(example, 0);
  }

  @Override
  public void copyTargetIn(int example, long[] into, int at) {
    into[at] = special.begin();
    file.copy(example, 0, into, at + 1);
  }

  @Override
  public void copyTargetOut(int example, long[] into, int at) {
    into[file.copy(example, 0, into, at)] = special.end();
  }

  @Override
  public int targetPad() {
    return special.pad();
  }

  @Override
  public int fingerprint() {
    return file.checksum();
  }
}
