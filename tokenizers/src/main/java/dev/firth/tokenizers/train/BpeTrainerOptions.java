package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import java.util.List;
import java.util.Set;

/**
 * How merges are learned; names and meaning are those of Hugging Face's {@code BpeTrainer}.
 *
 * @param vocabSize tokens that are wanted, special tokens and single characters included; 30,000 by
 *     default. It is a soft limit: the characters stay even if they alone are more, and a small
 *     text may not have so many pairs to merge
 * @param minFrequency a pair that is seen less often is not merged; 0 by default
 * @param specialTokens the first tokens of the vocabulary; their text takes no part in the learning
 * @param limitAlphabet at most so many characters, the most frequent ones, are kept; {@link
 *     #NO_LIMIT} by default. The others vanish from the words before pairs are counted. Of
 *     characters that are equally frequent the one with the lower code point stays
 * @param initialAlphabet characters that are kept as if they were the most frequent ones, seen or
 *     not
 * @param continuingSubwordPrefix stands before every token that is not the first of its word, as
 *     WordPiece's {@code ##}; empty for none
 * @param endOfWordSuffix stands behind the last token of a word, as {@code </w>}; empty for none
 * @param maxTokenLength as in Hugging Face's trainer: pairs whose characters together are this many
 *     or more are not merged, except pairs of two single characters; {@link #NO_LIMIT} by default
 */
public record BpeTrainerOptions(
    int vocabSize,
    long minFrequency,
    List<String> specialTokens,
    int limitAlphabet,
    Set<Integer> initialAlphabet,
    String continuingSubwordPrefix,
    String endOfWordSuffix,
    int maxTokenLength) {
  /** No limit on the alphabet or on the length of a token. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public BpeTrainerOptions {
    check(vocabSize >= 0, "vocab-size", vocabSize);
    check(minFrequency >= 0, "min-frequency", minFrequency);
    check(limitAlphabet >= 0, "limit-alphabet", limitAlphabet);
    check(maxTokenLength >= 0, "max-token-length", maxTokenLength);
    specialTokens = List.copyOf(specialTokens);
    initialAlphabet = Set.copyOf(initialAlphabet);
  }

  /** 30,000 tokens, every pair that is seen, no special tokens, no limits. */
  public static BpeTrainerOptions defaults() {
    return new BpeTrainerOptions(30_000, 0, List.of(), NO_LIMIT, Set.of(), "", "", NO_LIMIT);
  }

  /** The same with another size of the vocabulary. */
  public BpeTrainerOptions withVocabSize(int size) {
    return new BpeTrainerOptions(
        size,
        minFrequency,
        specialTokens,
        limitAlphabet,
        initialAlphabet,
        continuingSubwordPrefix,
        endOfWordSuffix,
        maxTokenLength);
  }

  /** The same with another least frequency of a pair. */
  public BpeTrainerOptions withMinFrequency(long frequency) {
    return new BpeTrainerOptions(
        vocabSize,
        frequency,
        specialTokens,
        limitAlphabet,
        initialAlphabet,
        continuingSubwordPrefix,
        endOfWordSuffix,
        maxTokenLength);
  }

  /** The same with other special tokens. */
  public BpeTrainerOptions withSpecialTokens(List<String> tokens) {
    return new BpeTrainerOptions(
        vocabSize,
        minFrequency,
        tokens,
        limitAlphabet,
        initialAlphabet,
        continuingSubwordPrefix,
        endOfWordSuffix,
        maxTokenLength);
  }

  /** The same with another limit of the alphabet. */
  public BpeTrainerOptions withLimitAlphabet(int characters) {
    return new BpeTrainerOptions(
        vocabSize,
        minFrequency,
        specialTokens,
        characters,
        initialAlphabet,
        continuingSubwordPrefix,
        endOfWordSuffix,
        maxTokenLength);
  }

  /** The same with other characters that are kept in any case, as code points. */
  public BpeTrainerOptions withInitialAlphabet(Set<Integer> codePoints) {
    return new BpeTrainerOptions(
        vocabSize,
        minFrequency,
        specialTokens,
        limitAlphabet,
        codePoints,
        continuingSubwordPrefix,
        endOfWordSuffix,
        maxTokenLength);
  }

  /** The same with another prefix of tokens inside a word. */
  public BpeTrainerOptions withContinuingSubwordPrefix(String prefix) {
    return new BpeTrainerOptions(
        vocabSize,
        minFrequency,
        specialTokens,
        limitAlphabet,
        initialAlphabet,
        prefix,
        endOfWordSuffix,
        maxTokenLength);
  }

  /** The same with another suffix of tokens at the end of a word. */
  public BpeTrainerOptions withEndOfWordSuffix(String suffix) {
    return new BpeTrainerOptions(
        vocabSize,
        minFrequency,
        specialTokens,
        limitAlphabet,
        initialAlphabet,
        continuingSubwordPrefix,
        suffix,
        maxTokenLength);
  }

  /** The same with another limit of a token's length. */
  public BpeTrainerOptions withMaxTokenLength(int characters) {
    return new BpeTrainerOptions(
        vocabSize,
        minFrequency,
        specialTokens,
        limitAlphabet,
        initialAlphabet,
        continuingSubwordPrefix,
        endOfWordSuffix,
        characters);
  }

  private static void check(boolean good, String option, long value) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be 0 or more");
    }
  }
}
