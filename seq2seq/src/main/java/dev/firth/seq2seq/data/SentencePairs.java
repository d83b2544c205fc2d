package dev.firth.seq2seq.data;

/** The pairs of a file of two sides, source and target, as examples for translation. */
public final class SentencePairs implements Examples {
  private static final int SOURCE = 0;
  private static final int TARGET = 1;

  private final SentenceFile file;
  private final SpecialIds source;
  private final SpecialIds target;
  private final int versions;

  /**
   * The pairs of a file.
   *
   * @param file of two sides
   * @param source special tokens of the source's vocabulary
   * @param target special tokens of the target's vocabulary
   */
  public SentencePairs(SentenceFile file, SpecialIds source, SpecialIds target) {
    this(file, source, target, 1);
  }

  /**
   * The pairs of a file in several versions.
   *
   * @param versions that follow each other in the file, {@link Segmentations} for one
   */
  public SentencePairs(SentenceFile file, SpecialIds source, SpecialIds target, int versions) {
    if (file.sentences() % versions != 0) {
      throw new IllegalArgumentException(
          "%s has %d pairs, not as many in each of %d versions"
              .formatted(file.file(), file.sentences(), versions));
    }
    if (file.sides() != 2) {
      throw new IllegalArgumentException(file.file() + " has " + file.sides() + " sides, not 2");
    }
    this.file = file;
    this.source = source;
    this.target = target;
    this.versions = versions;
  }

  @Override
  public int count() {
    return file.sentences();
  }

  @Override
  public int versions() {
    return versions;
  }

  @Override
  public int sourceLength(int example) {
    return file.length(example, SOURCE) + 1;
  }

  @Override
  public int targetLength(int example) {
    return file.length(example, TARGET) + 1;
  }

  @Override
  public int sentenceLength(int example) {
    return Math.max(file.length(example, SOURCE), file.length(example, TARGET));
  }

  @Override
  public boolean hasSource() {
    return true;
  }

  @Override
  public void copySource(int example, long[] into, int at) {
    into[file.copy(example, SOURCE, into, at)] = source.end();
  }

  @Override
  public void copyTargetIn(int example, long[] into, int at) {
    into[at] = target.begin();
    file.copy(example, TARGET, into, at + 1);
  }

  @Override
  public void copyTargetOut(int example, long[] into, int at) {
    into[file.copy(example, TARGET, into, at)] = target.end();
  }

  @Override
  public int sourcePad() {
    return source.pad();
  }

  @Override
  public int targetPad() {
    return target.pad();
  }

  @Override
  public int fingerprint() {
    return file.checksum();
  }
}
