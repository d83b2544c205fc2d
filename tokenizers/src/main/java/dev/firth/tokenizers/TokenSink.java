package dev.firth.tokenizers;

/** Takes the tokens of a text one after the other, as UTF-8 bytes. */
@FunctionalInterface
public interface TokenSink {
  /**
   * Takes one token. The bytes are only lent: a sink that keeps them makes a copy.
   *
   * @param utf8 holds the token, among other things
   * @param offset index of the token's first byte
   * @param length number of bytes, at least 1
   */
  void token(byte[] utf8, int offset, int length);
}
