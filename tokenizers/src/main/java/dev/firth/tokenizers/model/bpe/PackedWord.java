package dev.firth.tokenizers.model.bpe;

/** The bytes of a word as the keys of the caches of words. The text has 15 more after its end. */
final class PackedWord {
  private PackedWord() {}

  /** A word of 1 to 7 bytes: the first one lowest, their number in the uppermost. */
  static long key(byte[] text, int at, int length) {
    long bytes = (long) AsciiRuns.LONG.get(text, at);
    return (bytes & (-1L >>> (Long.SIZE - Byte.SIZE * length))) | ((long) length << 56);
  }

  /** The first eight bytes of a word. */
  static long low(byte[] text, int at, int length) {
    long bytes = (long) AsciiRuns.LONG.get(text, at);
    return length >= Long.BYTES ? bytes : bytes & ((1L << (Byte.SIZE * length)) - 1);
  }

  /** The other bytes of a word of up to 15, and its length in the uppermost. */
  static long high(byte[] text, int at, int length) {
    int more = Math.max(length - Long.BYTES, 0);
    long bytes = (long) AsciiRuns.LONG.get(text, at + Long.BYTES);
    return (bytes & ((1L << (Byte.SIZE * more)) - 1)) | ((long) length << 56);
  }
}
