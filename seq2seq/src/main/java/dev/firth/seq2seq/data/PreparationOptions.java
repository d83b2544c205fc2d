package dev.firth.seq2seq.data;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import java.nio.file.Path;

/**
 * What a {@link CorpusPreparation} makes of which files.
 *
 * @param trainSource the text to learn from, a sentence a line
 * @param trainTarget its translation, line by line
 * @param validSource the text to validate with
 * @param validTarget its translation
 * @param kind of the tokenizers; {@link TokenizerKind#BPE} by default (Sennrich, Haddow and Birch
 *     2016)
 * @param vocabularySize tokens wanted, of each vocabulary; {@link #BY_PAIRS}, the default, takes
 *     {@link #sizeFor} the pairs that there are to learn from
 * @param joint whether both languages share one vocabulary, the default, which allows shared
 *     embeddings (Vaswani et al. 2017); else each has its own
 * @param maxLength most tokens of a side of a sentence, special ones not counted; longer ones are
 *     left out and counted. 256 by default
 * @param strict whether broken UTF-8 is an error; by default it is replaced and counted
 * @param threads how many work; what is made does not depend on it
 */
public record PreparationOptions(
    Path trainSource,
    Path trainTarget,
    Path validSource,
    Path validTarget,
    TokenizerKind kind,
    int vocabularySize,
    boolean joint,
    int maxLength,
    boolean strict,
    int threads) {
  /** As many tokens as suit the number of pairs. */
  public static final int BY_PAIRS = 0;

  private static final int USUAL_VOCABULARY = 8000;
  private static final int USUAL_PAIRS = 30_000;
  private static final int LEAST_VOCABULARY = 500;
  private static final int MOST_VOCABULARY = 32_000;
  private static final int USUAL_MAX_LENGTH = 256;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public PreparationOptions {
    if (vocabularySize < BY_PAIRS) {
      throw new UsageException("vocab-size is " + vocabularySize + ": it must be 0 or more");
    }
    if (maxLength < 1 || maxLength > SentenceFile.MAX_LENGTH) {
      throw new UsageException(
          "max-length is %d: it must be 1 to %d".formatted(maxLength, SentenceFile.MAX_LENGTH));
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
  }

  /** The defaults above for these files, with a thread for each processor. */
  public static PreparationOptions of(
      Path trainSource, Path trainTarget, Path validSource, Path validTarget) {
    return new PreparationOptions(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        TokenizerKind.BPE,
        BY_PAIRS,
        true,
        USUAL_MAX_LENGTH,
        false,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Tokens that suit so many pairs: 8,000 for 30,000 pairs, growing with the cube root, from 500 to
   * 32,000. Small texts are learned better with small vocabularies (Ding, Renduchintala and Duh
   * 2019); 32,000 is the usual size for millions of pairs.
   */
  public static int sizeFor(long pairs) {
    double size = USUAL_VOCABULARY * Math.cbrt((double) pairs / USUAL_PAIRS);
    return Math.clamp(Math.round(size / 100) * 100, LEAST_VOCABULARY, MOST_VOCABULARY);
  }

  /** The same with vocabularies of another kind and size, shared or not. */
  public PreparationOptions withVocabulary(TokenizerKind newKind, int size, boolean shared) {
    return new PreparationOptions(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        newKind,
        size,
        shared,
        maxLength,
        strict,
        threads);
  }

  /** The same with another limit of a sentence's length. */
  public PreparationOptions withMaxLength(int tokens) {
    return new PreparationOptions(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        kind,
        vocabularySize,
        joint,
        tokens,
        strict,
        threads);
  }

  /** The same, with broken UTF-8 as an error or not. */
  public PreparationOptions withStrict(boolean brokenBytesAreErrors) {
    return new PreparationOptions(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        kind,
        vocabularySize,
        joint,
        maxLength,
        brokenBytesAreErrors,
        threads);
  }

  /** The same with another number of threads. */
  public PreparationOptions withThreads(int count) {
    return new PreparationOptions(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        kind,
        vocabularySize,
        joint,
        maxLength,
        strict,
        count);
  }

  /** What the tokens with a meaning of their own are called in tokenizers of this kind. */
  SpecialNames specialNames() {
    return SpecialNames.of(kind);
  }
}
