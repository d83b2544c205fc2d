package dev.firth.transformer.bert.data;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import java.nio.file.Path;

/**
 * What a {@link DocumentPreparation} makes of a text.
 *
 * @param tokenizer a tokenizer of any kind that {@link dev.firth.tokenizers.files.TokenizerFiles}
 *     reads; null, the default, to learn one
 * @param kind of the tokenizer that is learned; {@link TokenizerKind#WORDPIECE} by default
 * @param vocabularySize tokens wanted of it; 8000 by default. BERT's is 30,522, for far more text
 * @param cased whether a WordPiece tokenizer keeps case and accents; false by default
 * @param documents how the text is read
 */
public record PreparationOptions(
    Path tokenizer,
    TokenizerKind kind,
    int vocabularySize,
    boolean cased,
    DocumentOptions documents) {
  private static final int USUAL_VOCABULARY = 8000;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public PreparationOptions {
    if (vocabularySize < 1) {
      throw new UsageException("vocab-size is " + vocabularySize + ": it must be 1 or more");
    }
  }

  /** The defaults above with these options of reading. */
  public static PreparationOptions of(DocumentOptions documents) {
    return new PreparationOptions(
        null, TokenizerKind.WORDPIECE, USUAL_VOCABULARY, false, documents);
  }

  /** The same with a tokenizer that is there. */
  public PreparationOptions withTokenizer(Path file) {
    return new PreparationOptions(file, kind, vocabularySize, cased, documents);
  }

  /** The same with another tokenizer to be learned. */
  public PreparationOptions withVocabulary(TokenizerKind newKind, int size, boolean keepsCase) {
    return new PreparationOptions(tokenizer, newKind, size, keepsCase, documents);
  }
}
