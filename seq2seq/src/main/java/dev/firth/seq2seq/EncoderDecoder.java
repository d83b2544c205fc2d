package dev.firth.seq2seq;

/** A model that reads a sequence and writes another. */
public abstract class EncoderDecoder extends SequenceModel {
  private final int sourceVocabulary;

  protected EncoderDecoder(int sourceVocabulary, int targetVocabulary) {
    super(targetVocabulary);
    this.sourceVocabulary = sourceVocabulary;
  }

  /** The number of ids that a source can have. */
  public final int sourceVocabulary() {
    return sourceVocabulary;
  }
}
