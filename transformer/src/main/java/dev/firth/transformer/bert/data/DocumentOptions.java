package dev.firth.transformer.bert.data;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.SentenceFile;

/**
 * How a text is read as documents and sentences.
 *
 * @param documents what ends a document; blank lines by default
 * @param sentences what ends a sentence; marks by default
 * @param language whose abbreviations end no sentence, such as {@code en}, the default
 * @param maxSentence most tokens of a sentence; longer ones are cut into several. 128 by default
 * @param heldOutShare share of the documents that are kept from training, 0 to 1; 0 by default
 * @param seed decides which documents those are
 * @param threads how many work; what is made does not depend on it
 */
public record DocumentOptions(
    DocumentBounds documents,
    SentenceBounds sentences,
    String language,
    int maxSentence,
    double heldOutShare,
    long seed,
    int threads) {
  private static final int USUAL_MAX_SENTENCE = 128;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public DocumentOptions {
    if (maxSentence < 1 || maxSentence > SentenceFile.MAX_LENGTH) {
      throw new UsageException(
          "max-sentence is %d: it must be 1 to %d".formatted(maxSentence, SentenceFile.MAX_LENGTH));
    }
    if (!(heldOutShare >= 0 && heldOutShare < 1)) {
      throw new UsageException("valid-share is " + heldOutShare + ": it must be 0 to below 1");
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
  }

  /** The defaults above, the seed 1 and a thread for each processor. */
  public static DocumentOptions defaults() {
    return new DocumentOptions(
        DocumentBounds.BLANK_LINES,
        SentenceBounds.MARKS,
        "en",
        USUAL_MAX_SENTENCE,
        0,
        1,
        Runtime.getRuntime().availableProcessors());
  }

  /** The same with other bounds. */
  public DocumentOptions withBounds(DocumentBounds ofDocuments, SentenceBounds ofSentences) {
    return new DocumentOptions(
        ofDocuments, ofSentences, language, maxSentence, heldOutShare, seed, threads);
  }

  /** The same with the abbreviations of another language. */
  public DocumentOptions withLanguage(String code) {
    return new DocumentOptions(
        documents, sentences, code, maxSentence, heldOutShare, seed, threads);
  }

  /** The same with another limit of a sentence's length. */
  public DocumentOptions withMaxSentence(int tokens) {
    return new DocumentOptions(documents, sentences, language, tokens, heldOutShare, seed, threads);
  }

  /** The same with another share of documents held out, chosen by another seed. */
  public DocumentOptions withHeldOut(double share, long newSeed) {
    return new DocumentOptions(
        documents, sentences, language, maxSentence, share, newSeed, threads);
  }

  /** The same with another number of threads. */
  public DocumentOptions withThreads(int count) {
    return new DocumentOptions(
        documents, sentences, language, maxSentence, heldOutShare, seed, count);
  }
}
