package dev.firth.corpora;

/**
 * What a line is told apart by where a mix-up would lose text: 128 bits of hash. Among 10^9
 * different lines one pair is mixed up with a chance of 10^-21.
 *
 * @param low first half, the same as what {@link LineHashes} compares
 * @param high second half
 */
public record LineKey(long low, long high) {
  private static final long HIGH_SEED = 0x3C6EF372FE94F82BL;

  /** The key of a line, which is its bytes without the line end. */
  public static LineKey of(byte[] bytes, int offset, int length) {
    return new LineKey(
        LineHashes.hash(bytes, offset, length), ByteHash.of(bytes, offset, length, HIGH_SEED));
  }
}
