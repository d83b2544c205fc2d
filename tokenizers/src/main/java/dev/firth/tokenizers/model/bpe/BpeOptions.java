package dev.firth.tokenizers.model.bpe;

/**
 * What a {@link BpeModel} does beside merging; the names are those of {@code tokenizer.json}.
 *
 * @param unkToken token for characters that are not in the vocabulary; null to drop them
 * @param fuseUnk unknown characters in a row become one token
 * @param continuingSubwordPrefix written before every character but the first of a piece, as in
 *     {@code ##ing}; null for none
 * @param endOfWordSuffix written after the last character of a piece, as in {@code ing</w>}; null
 *     for none
 * @param byteFallback unknown characters become the tokens {@code <0x00>} to {@code <0xFF>} of
 *     their UTF-8 bytes, if the vocabulary has all they need
 * @param ignoreMerges a piece that is in the vocabulary is one token, whatever the merges say
 * @param dropout probability from 0 to 1 with which a merge is left out (BPE-dropout, Provilkov et
 *     al. 2020); 0 for none
 * @param seed decides what dropout leaves out
 */
public record BpeOptions(
    String unkToken,
    boolean fuseUnk,
    String continuingSubwordPrefix,
    String endOfWordSuffix,
    boolean byteFallback,
    boolean ignoreMerges,
    double dropout,
    long seed) {

  /** Nothing but merges. */
  public static final BpeOptions DEFAULTS =
      new BpeOptions(null, false, null, null, false, false, 0, 1);

  public BpeOptions {
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new IllegalArgumentException("dropout is " + dropout + ", not between 0 and 1");
    }
  }

  /** The same with a token for unknown characters, null for none. */
  public BpeOptions withUnkToken(String value) {
    return new BpeOptions(
        value,
        fuseUnk,
        continuingSubwordPrefix,
        endOfWordSuffix,
        byteFallback,
        ignoreMerges,
        dropout,
        seed);
  }

  /** The same with unknown characters in a row as one token, or each as its own. */
  public BpeOptions withFuseUnk(boolean value) {
    return new BpeOptions(
        unkToken,
        value,
        continuingSubwordPrefix,
        endOfWordSuffix,
        byteFallback,
        ignoreMerges,
        dropout,
        seed);
  }

  /** The same with a prefix of every character but the first, null for none. */
  public BpeOptions withContinuingSubwordPrefix(String value) {
    return new BpeOptions(
        unkToken, fuseUnk, value, endOfWordSuffix, byteFallback, ignoreMerges, dropout, seed);
  }

  /** The same with a suffix of the last character, null for none. */
  public BpeOptions withEndOfWordSuffix(String value) {
    return new BpeOptions(
        unkToken,
        fuseUnk,
        continuingSubwordPrefix,
        value,
        byteFallback,
        ignoreMerges,
        dropout,
        seed);
  }

  /** The same with unknown characters as bytes, or not. */
  public BpeOptions withByteFallback(boolean value) {
    return new BpeOptions(
        unkToken,
        fuseUnk,
        continuingSubwordPrefix,
        endOfWordSuffix,
        value,
        ignoreMerges,
        dropout,
        seed);
  }

  /** The same with whole pieces looked up before merging, or not. */
  public BpeOptions withIgnoreMerges(boolean value) {
    return new BpeOptions(
        unkToken,
        fuseUnk,
        continuingSubwordPrefix,
        endOfWordSuffix,
        byteFallback,
        value,
        dropout,
        seed);
  }

  /** The same with dropout. */
  public BpeOptions withDropout(double probability, long newSeed) {
    return new BpeOptions(
        unkToken,
        fuseUnk,
        continuingSubwordPrefix,
        endOfWordSuffix,
        byteFallback,
        ignoreMerges,
        probability,
        newSeed);
  }
}
