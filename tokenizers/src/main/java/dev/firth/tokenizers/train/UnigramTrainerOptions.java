package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import java.util.List;
import java.util.Set;

/**
 * How Unigram pieces are learned; names and defaults are those of Hugging Face's {@code
 * UnigramTrainer}, and where that has no such option SentencePiece's.
 *
 * @param vocabSize pieces that are wanted, special tokens and bytes included; 8,000 by default
 * @param shrinkingFactor the share of the pieces that a round of pruning leaves; 0.75
 * @param subIterations rounds of expectation maximization before each pruning; 2
 * @param maxPieceLength the longest piece, in characters; 16
 * @param seedSize how many frequent strings the learning begins with; 1,000,000
 * @param characterCoverage the share of the text's characters that must be covered by pieces, the
 *     rarest being left out; 1, which is all of them (SentencePiece's own default is 0.9995)
 * @param specialTokens the first tokens of the vocabulary; their text takes no part in the learning
 * @param unkToken the token for what is unknown, put first if it is no special token; null for none
 * @param initialAlphabet characters that become pieces, seen or not
 * @param userDefinedSymbols strings that are never cut: tokens after the special ones, at which
 *     words are cut before the learning
 * @param byteFallback whether the vocabulary has the 256 bytes for unknown characters
 * @param threads that work at once; the result does not depend on them
 */
public record UnigramTrainerOptions(
    int vocabSize,
    double shrinkingFactor,
    int subIterations,
    int maxPieceLength,
    int seedSize,
    double characterCoverage,
    List<String> specialTokens,
    String unkToken,
    Set<Integer> initialAlphabet,
    List<String> userDefinedSymbols,
    boolean byteFallback,
    int threads) {
  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public UnigramTrainerOptions {
    check(vocabSize > 0, "vocab-size", vocabSize, "at least 1");
    check(
        shrinkingFactor > 0 && shrinkingFactor < 1,
        "shrinking-factor",
        shrinkingFactor,
        "between 0 and 1");
    check(subIterations > 0, "sub-iterations", subIterations, "at least 1");
    check(
        maxPieceLength > 0 && maxPieceLength <= 512,
        "max-piece-length",
        maxPieceLength,
        "from 1 to 512");
    check(seedSize > 0 && seedSize <= 10_000_000, "seed-size", seedSize, "from 1 to 10,000,000");
    check(
        characterCoverage > 0 && characterCoverage <= 1,
        "character-coverage",
        characterCoverage,
        "above 0 and at most 1");
    check(threads > 0, "threads", threads, "at least 1");
    specialTokens = List.copyOf(specialTokens);
    initialAlphabet = Set.copyOf(initialAlphabet);
    userDefinedSymbols = List.copyOf(userDefinedSymbols);
  }

  private static void check(boolean right, String name, Number value, String range) {
    if (!right) {
      throw new UsageException("%s must be %s, not %s".formatted(name, range, value));
    }
  }

  /** 8,000 pieces, one thread. */
  public static UnigramTrainerOptions defaults() {
    return new UnigramTrainerOptions(
        8000, 0.75, 2, 16, 1_000_000, 1, List.of(), null, Set.of(), List.of(), false, 1);
  }

  /** The same with another size of the vocabulary. */
  public UnigramTrainerOptions withVocabSize(int value) {
    return new UnigramTrainerOptions(
        value,
        shrinkingFactor,
        subIterations,
        maxPieceLength,
        seedSize,
        characterCoverage,
        specialTokens,
        unkToken,
        initialAlphabet,
        userDefinedSymbols,
        byteFallback,
        threads);
  }

  /** The same with another course of pruning. */
  public UnigramTrainerOptions withPruning(double newShrinkingFactor, int newSubIterations) {
    return new UnigramTrainerOptions(
        vocabSize,
        newShrinkingFactor,
        newSubIterations,
        maxPieceLength,
        seedSize,
        characterCoverage,
        specialTokens,
        unkToken,
        initialAlphabet,
        userDefinedSymbols,
        byteFallback,
        threads);
  }

  /** The same with other seeds: how many, and how long they may be. */
  public UnigramTrainerOptions withSeeds(int newSeedSize, int newMaxPieceLength) {
    return new UnigramTrainerOptions(
        vocabSize,
        shrinkingFactor,
        subIterations,
        newMaxPieceLength,
        newSeedSize,
        characterCoverage,
        specialTokens,
        unkToken,
        initialAlphabet,
        userDefinedSymbols,
        byteFallback,
        threads);
  }

  /** The same with another alphabet. */
  public UnigramTrainerOptions withAlphabet(double coverage, Set<Integer> newInitialAlphabet) {
    return new UnigramTrainerOptions(
        vocabSize,
        shrinkingFactor,
        subIterations,
        maxPieceLength,
        seedSize,
        coverage,
        specialTokens,
        unkToken,
        newInitialAlphabet,
        userDefinedSymbols,
        byteFallback,
        threads);
  }

  /** The same with other special tokens. */
  public UnigramTrainerOptions withSpecialTokens(List<String> tokens, String newUnkToken) {
    return new UnigramTrainerOptions(
        vocabSize,
        shrinkingFactor,
        subIterations,
        maxPieceLength,
        seedSize,
        characterCoverage,
        tokens,
        newUnkToken,
        initialAlphabet,
        userDefinedSymbols,
        byteFallback,
        threads);
  }

  /** The same with other strings that are never cut. */
  public UnigramTrainerOptions withUserDefinedSymbols(List<String> symbols) {
    return new UnigramTrainerOptions(
        vocabSize,
        shrinkingFactor,
        subIterations,
        maxPieceLength,
        seedSize,
        characterCoverage,
        specialTokens,
        unkToken,
        initialAlphabet,
        symbols,
        byteFallback,
        threads);
  }

  /** The same with byte fallback, or without. */
  public UnigramTrainerOptions withByteFallback(boolean value) {
    return new UnigramTrainerOptions(
        vocabSize,
        shrinkingFactor,
        subIterations,
        maxPieceLength,
        seedSize,
        characterCoverage,
        specialTokens,
        unkToken,
        initialAlphabet,
        userDefinedSymbols,
        value,
        threads);
  }

  /** The same with other threads. */
  public UnigramTrainerOptions withThreads(int value) {
    return new UnigramTrainerOptions(
        vocabSize,
        shrinkingFactor,
        subIterations,
        maxPieceLength,
        seedSize,
        characterCoverage,
        specialTokens,
        unkToken,
        initialAlphabet,
        userDefinedSymbols,
        byteFallback,
        value);
  }
}
